"""What is missing, and whom a goal expects."""
