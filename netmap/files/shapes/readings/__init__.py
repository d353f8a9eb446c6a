"""What a plain table says: what its rows are, and what each column means."""
