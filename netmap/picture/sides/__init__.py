"""Sectors in two arcs, left and right, with the names in each, the middle free between them; or in columns."""
