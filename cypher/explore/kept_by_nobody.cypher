// Organizations whose relationship nobody keeps.
// Returns name.
MATCH (organization:Organization)
WHERE NOT (organization)-[:KEPT_BY]->()
RETURN organization.name AS name
ORDER BY name
