"""What is typed in, not read from a file: names, and business cards."""
