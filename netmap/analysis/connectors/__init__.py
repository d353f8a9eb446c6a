"""Who holds a map together: a part of it alone, what hangs on one person, and what would change if."""
