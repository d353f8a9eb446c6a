"""The view of names: everybody's name legible at once, sector by sector, with what ties them between."""
