"""The view of names on the page: one can be chosen, found by typing, and walked to with the keyboard."""
