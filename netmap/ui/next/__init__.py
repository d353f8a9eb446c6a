"""Whom to talk to next, as cards."""
