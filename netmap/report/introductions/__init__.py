"""Ways to somebody in words and as chains, and planning to ask."""
