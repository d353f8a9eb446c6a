"""A list as such: its name, what is asked about it, what was answered, what is known when it is read."""
