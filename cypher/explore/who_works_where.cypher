// Who works at each organization.
// Returns organization, people (names).
MATCH (person:Person)-[:WORKS_AT]->(organization:Organization)
WITH organization, person.name AS name
ORDER BY name
RETURN organization.name AS organization, collect(DISTINCT name) AS people
ORDER BY organization
