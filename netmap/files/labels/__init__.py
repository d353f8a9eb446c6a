"""What a file that is handed on says of itself, for checking it later: where that stands in each format."""
