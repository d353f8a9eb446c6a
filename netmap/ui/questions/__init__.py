"""The three questions after a list was brought in: who is us, who is on our team, where we want somebody."""
