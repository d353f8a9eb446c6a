"""Changes made past netmap, in the database's own tools: noticed, compared with the journal, adopted or put back."""
