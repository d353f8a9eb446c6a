"""The page Introductions."""
