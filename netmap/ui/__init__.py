"""The pages: ask, call, show."""
