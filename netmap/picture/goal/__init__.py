"""One goal in the middle: who works on it, at which tables, and who is expected and missing."""
