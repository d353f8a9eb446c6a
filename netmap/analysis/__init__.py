"""What the map says: who is tied to whom on a day, measured and searched; no store, no files, no pages."""
