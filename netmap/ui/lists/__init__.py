"""The page Bring in and take out."""
