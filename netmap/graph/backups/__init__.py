"""Backups: every Change of a store in one file, and back into an empty store of either database."""
