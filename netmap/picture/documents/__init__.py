"""Findings on paper: a document set as PDF."""
