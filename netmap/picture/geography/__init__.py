"""The geographic view: who is where, over the outlines of counties and countries, with names on both sides."""
