// How many relationships each of us keeps.
// Returns name, kept.
MATCH (kept)-[:KEPT_BY]->(keeper:Person)
WHERE kept:Organization OR kept:Person
RETURN keeper.name AS name, count(DISTINCT kept) AS kept
ORDER BY kept DESC, name
