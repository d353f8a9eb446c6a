// When somebody was last in touch with each organization; attempts do not count.
// Returns name, last (day).
MATCH (contact:Interaction)-[:WITH]->(organization:Organization)
WHERE contact.on IS NOT NULL AND coalesce(contact.interaction_kind, 'meeting') <> 'attempt'
RETURN organization.name AS name, max(contact.on) AS last
ORDER BY last, name
