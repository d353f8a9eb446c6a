"""Every measure of an actor or of a whole network, one topic a module; `every` lists them."""
