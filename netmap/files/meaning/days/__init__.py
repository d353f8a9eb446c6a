"""Days as people write them, in the languages of the headings."""
