"""Whom to talk to next, in sentences."""
