"""What is missing: every kind of gap, one topic a module; `every` lists the searches."""
