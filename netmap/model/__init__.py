"""Entities, ties, the Network and the Change, with the words of each kind."""
