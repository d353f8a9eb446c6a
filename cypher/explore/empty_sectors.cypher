// Sectors in which we want somebody and have nobody: the open chairs.
// Returns name.
MATCH (sector:Sector)
WHERE sector.expected = true AND NOT (sector)<-[:IN_SECTOR]-()
RETURN sector.name AS name
ORDER BY name
