"""File formats, one a module; `every` lists them."""
