"""Ids: opaque and random, so that nothing about a person can be read from them."""

import secrets

ID_LIMIT = 40
"""The most characters of an id, also of one that comes with a file of ours."""


def new_id() -> str:
    """Return a fresh random id of 26 hexadecimal digits (104 random bits)."""
    return secrets.token_hex(13)
