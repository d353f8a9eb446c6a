"""Paper and screens by their names: any view fitted to one, how far off it can be read, and names for a wall."""
