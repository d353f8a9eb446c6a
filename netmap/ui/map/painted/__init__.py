"""Any painted view on the page: a name can be chosen, found by typing, and walked to with the keyboard."""
