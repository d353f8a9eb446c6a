"""Whom to talk to next: why, what they gain, and what a new tie would bring."""
