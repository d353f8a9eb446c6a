"""Lists, names and cards in; the whole network out."""
