"""Correction slips: typed in, looked at in the inbox, taken as one change each or put aside."""
