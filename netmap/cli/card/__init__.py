"""The command `card`: partners' own cards."""
