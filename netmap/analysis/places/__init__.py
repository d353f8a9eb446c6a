"""Where organizations are, and what of it a room may see."""
