// From which sectors organizations pursue each goal.
// Returns goal, sectors (names).
MATCH (goal:Goal)<-[:PURSUES]-(:Organization)-[:IN_SECTOR]->(sector:Sector)
WITH goal, sector.name AS sector
ORDER BY sector
RETURN goal.name AS goal, collect(DISTINCT sector) AS sectors
ORDER BY goal
