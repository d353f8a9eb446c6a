"""The command `draw`: any view, or a saved one, into a file, fitted to paper or a screen."""
