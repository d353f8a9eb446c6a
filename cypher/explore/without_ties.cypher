// Organizations of which no tie with another organization is written down.
// Returns name.
MATCH (organization:Organization)
WHERE NOT (organization)-[:PARTNERS_WITH|REPORTS|FUNDS|REFERS_TO]-(:Organization)
RETURN organization.name AS name
ORDER BY name
