"""What would change if somebody left or two came together, in sentences and as a table."""
