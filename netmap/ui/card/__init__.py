"""Answered cards on the page Corrections: brought in or typed in, looked at, and taken."""
