"""Findings in sentences, the same for pages, commands and print; and what a click writes down."""
