"""Slides: the map with a title and sentences beside it, whoever is spoken of bright and all else pale."""
