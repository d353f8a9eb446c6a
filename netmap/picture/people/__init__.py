"""People and where they work: who knows whom among them, and where nobody is known by name yet."""
