"""What a column means: scored by its heading and cells, settled by what stands beside it."""
