"""The first page of an empty map: three doors, by which somebody comes on it."""
