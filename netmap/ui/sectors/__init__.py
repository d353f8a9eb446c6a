"""The page Sectors."""
