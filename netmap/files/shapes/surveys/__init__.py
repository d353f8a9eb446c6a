"""Answers of a survey, as form services export them: who answered, and what they said of others."""
