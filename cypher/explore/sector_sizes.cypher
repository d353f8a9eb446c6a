// How many organizations each sector has.
// Returns name, organizations.
MATCH (sector:Sector)<-[:IN_SECTOR]-(organization:Organization)
RETURN sector.name AS name, count(DISTINCT organization) AS organizations
ORDER BY organizations DESC, name
