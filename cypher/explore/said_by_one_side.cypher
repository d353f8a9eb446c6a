// Ties that one side named and the other, asked as well, did not.
// Returns said_by, about (names).
MATCH (one:Organization)-[:REPORTS]->(other:Organization)
WHERE (other)-[:REPORTS]->() AND NOT (other)-[:REPORTS]->(one)
RETURN DISTINCT one.name AS said_by, other.name AS about
ORDER BY said_by, about
