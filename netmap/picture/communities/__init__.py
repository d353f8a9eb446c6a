"""Groups of partners with more ties within than to others, told only where they are more than chance."""
