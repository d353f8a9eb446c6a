"""Ids: opaque and random, so that nothing about a person can be read from them."""

import base64
import secrets

ID_LENGTH = 26
ID_LIMIT = 40


def new_id() -> str:
    """Return a fresh random id of 26 lower-case letters and digits (128 random bits)."""
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()
