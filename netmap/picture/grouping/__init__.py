"""Groups in place of sectors: slices and sections of those of whom the same is known."""
