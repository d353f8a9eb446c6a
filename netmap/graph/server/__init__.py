"""A Neo4j that somebody runs for the team: what it is, and what we may do in it."""
