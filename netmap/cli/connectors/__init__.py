"""Who connects others, what would change, and what hangs on one of us."""
