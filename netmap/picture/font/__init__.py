"""The font of the map, and how wide its letters are."""
