"""What a map shows, before anything is placed: slices, lines, legend, and the same as text."""
