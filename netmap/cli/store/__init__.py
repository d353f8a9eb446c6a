"""The store as a whole: what it holds, backed up, copied, stopped."""
