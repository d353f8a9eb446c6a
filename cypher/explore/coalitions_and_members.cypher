// The organizations in each coalition.
// Returns coalition, organizations (how many).
MATCH (organization:Organization)-[:MEMBER_OF]->(coalition:Coalition)
RETURN coalition.name AS coalition, count(DISTINCT organization) AS organizations
ORDER BY organizations DESC, coalition
