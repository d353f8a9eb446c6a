"""The page Stories: made, changed, and presented to a room."""
