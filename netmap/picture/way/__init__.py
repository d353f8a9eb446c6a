"""The way between two, shown in place on a map: who stands on it, which lines are dark, and in words."""
