"""The one drawing of a map: shapes and texts with places, sizes, looks and whom they stand for."""
