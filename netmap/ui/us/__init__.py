"""The page Our team."""
