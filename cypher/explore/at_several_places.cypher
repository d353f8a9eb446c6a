// People who work or sit at more than one organization: each may join two houses.
// Returns name, organizations (names).
MATCH (person:Person)-[:WORKS_AT]->(organization:Organization)
WITH person, organization.name AS place
ORDER BY place
WITH person, collect(DISTINCT place) AS organizations
WHERE size(organizations) > 1
RETURN person.name AS name, organizations
ORDER BY name
