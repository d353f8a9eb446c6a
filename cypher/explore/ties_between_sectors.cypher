// How many pairs of organizations from two sectors work together; a pair counts in each of its sectors.
// Returns one, other (names of sectors, in order), pairs.
MATCH (one:Sector)<-[:IN_SECTOR]-(here:Organization)-[:PARTNERS_WITH]-(there:Organization)-[:IN_SECTOR]->(other:Sector)
WHERE one.name < other.name
RETURN one.name AS one, other.name AS other, count(DISTINCT here.id + ' ' + there.id) AS pairs
ORDER BY pairs DESC, one, other
