"""The page Who works with whom: the roster question, on paper, as a sheet and online."""
