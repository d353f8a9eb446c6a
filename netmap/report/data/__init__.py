"""Results for programs, as JSON."""
