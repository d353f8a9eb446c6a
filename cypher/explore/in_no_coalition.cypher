// Organizations that sit in no coalition.
// Returns name.
MATCH (organization:Organization)
WHERE NOT (organization)-[:MEMBER_OF]->(:Coalition)
RETURN organization.name AS name
ORDER BY name
