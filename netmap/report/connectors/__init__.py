"""Who holds us together, what hangs on one of us, and what if, in sentences."""
