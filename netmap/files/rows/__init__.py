"""What one row says: drafts of those it names and of their ties."""
