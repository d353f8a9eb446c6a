"""A public copy as one page that opens anywhere: pictures, a table and the same in words, and nothing fetched."""
