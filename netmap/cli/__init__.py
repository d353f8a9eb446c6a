"""The commands: ask, call, show; loaded when called."""
