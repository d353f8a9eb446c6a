"""Copies that may be given away: made, listed and checked."""
