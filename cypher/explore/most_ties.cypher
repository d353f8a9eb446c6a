// With how many others each organization works, most first.
// Returns name, ties.
MATCH (organization:Organization)-[:PARTNERS_WITH]-(other:Organization)
RETURN organization.name AS name, count(DISTINCT other) AS ties
ORDER BY ties DESC, name
