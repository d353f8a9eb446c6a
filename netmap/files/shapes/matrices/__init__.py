"""Matrices: who is in them, and the ties their ticks and figures say."""
