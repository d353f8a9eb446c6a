"""One coalition in the middle: who sits there, and three things that can come of it."""
