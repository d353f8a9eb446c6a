"""The page Keep in touch."""
