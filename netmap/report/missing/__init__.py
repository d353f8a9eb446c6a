"""What is missing, in sentences; whom a goal expects."""
