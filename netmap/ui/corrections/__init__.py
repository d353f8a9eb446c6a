"""The page Corrections: slips to print, slips typed in while people talk, and the inbox in which each is looked at."""
