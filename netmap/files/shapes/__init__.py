"""What a table looks like: where it begins, its headings, what its rows are."""
