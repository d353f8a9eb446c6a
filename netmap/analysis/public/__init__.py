"""Public copies: what may leave, built anew from a list, and compared with the map of another day."""
