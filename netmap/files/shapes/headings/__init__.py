"""Where the headings of a table stand, in one row or several, and what they are called then."""
