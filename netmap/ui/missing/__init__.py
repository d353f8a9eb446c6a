"""The page Who is missing."""
