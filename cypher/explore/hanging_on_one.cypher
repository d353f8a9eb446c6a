// Organizations that work with only one other, and with whom.
// Returns name, only_partner.
MATCH (organization:Organization)-[:PARTNERS_WITH]-(other:Organization)
WITH organization, collect(DISTINCT other.name) AS partners
WHERE size(partners) = 1
RETURN organization.name AS name, partners[0] AS only_partner
ORDER BY name
