"""The command `story`."""
