"""Forgetting somebody, or a note: taken out of the map and out of all that was ever written down, for good."""
