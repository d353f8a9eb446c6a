"""The sector wheel: where every slice, circle and name stands."""
