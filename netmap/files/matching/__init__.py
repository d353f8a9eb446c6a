"""Whom a name means: the same, nearly the same, or somebody new."""
