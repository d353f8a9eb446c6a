"""The server around the pages: who may ask it, and what it sends with every answer."""
