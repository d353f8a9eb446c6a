"""What of a map is looked at, as texts: filters, and what saved views name."""
