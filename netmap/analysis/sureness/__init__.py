"""How sure a ranking is: what was asked and answered, what the unasked may add, and whom to ask next."""
