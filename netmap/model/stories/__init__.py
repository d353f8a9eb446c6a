"""Stories: the steps of one, as they are kept and read."""
