"""How the cells of each column are read: settled once for a table, by what the column means."""
