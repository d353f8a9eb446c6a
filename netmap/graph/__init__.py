"""The store: a network and its journal kept in a database, read, written and undone."""
