"""Findings as documents: which there are, what each tells, and what of it can be checked later."""
