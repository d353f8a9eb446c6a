"""What people only read or choose (sectors, issues, rhythms, words for headings), and its loader."""
