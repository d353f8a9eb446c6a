"""The page Connectors."""
