"""What a column and a cell say: headings, values, days, scales."""
