"""What is drawn: a view becomes one drawing, and painters paint it."""
