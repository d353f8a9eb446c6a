"""Public copies in sentences: what will be visible, to whom copies went, and what of one no longer holds."""
