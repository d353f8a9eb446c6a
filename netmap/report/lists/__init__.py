"""What a list brings, in sentences."""
