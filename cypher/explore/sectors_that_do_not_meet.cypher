// Pairs of sectors with organizations in both, of which no two work together.
// Returns one, other (names of sectors, in order).
MATCH (one:Sector)<-[:IN_SECTOR]-(:Organization)
WITH DISTINCT one
MATCH (other:Sector)<-[:IN_SECTOR]-(:Organization)
WHERE one.name < other.name
WITH DISTINCT one, other
WHERE NOT (one)<-[:IN_SECTOR]-(:Organization)-[:PARTNERS_WITH]-(:Organization)-[:IN_SECTOR]->(other)
RETURN one.name AS one, other.name AS other
ORDER BY one, other
