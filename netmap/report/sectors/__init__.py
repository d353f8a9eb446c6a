"""Sectors: what is written down when they are wanted, renamed, joined or added."""
