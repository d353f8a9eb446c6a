"""The meanings of columns that a row of organizations or people has, by what they say."""

NAME_PARTS = ("first_name", "middle_name", "last_name")
NAMES = ("organization", "name", "person", *NAME_PARTS)
"""Meanings that name whom a row is about, or somebody there."""
SPECIAL = frozenset({"netmap_id", "id", "kind", *NAMES, "sector", "introduced_by"})
"""Meanings that are no field: who it is, what of, and whom they belong to."""
EMAILS = ("person_email", "email", "organization_email")
PHONES = ("person_phone", "phone", "organization_phone")
PLACES = frozenset({"address", "city", "region", "postal_code", "country", "latitude", "longitude"})
SHARED = frozenset({"notes", "tags", "confidential"})
"""Meanings that every kind of entity has."""
OF_US = ("last_contact", "strength", "since")
"""Meanings of columns about us and whom a row is about."""
