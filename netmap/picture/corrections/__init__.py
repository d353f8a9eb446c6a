"""The correction slip on paper: four a page, to be cut apart."""
