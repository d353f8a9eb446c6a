"""Files that are handed on: what each says of itself, sealed for whoever has its map, and compared with what it would show today."""
