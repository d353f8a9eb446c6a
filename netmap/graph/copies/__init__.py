"""Copies and backups: every Change of a store again, in another store or in one file."""
