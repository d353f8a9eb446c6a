"""One organization in the middle, its partners around it by sector, and on demand theirs farther out."""
