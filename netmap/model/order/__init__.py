"""The order of entities and ties, by what is written of them and never by their ids."""
