// Count the entities of one kind that somebody else added: they have its label, but not that of all entities.
// Returns found: how many.
MATCH (one:ENTITY_LABEL)
WHERE NOT one:Entity
RETURN count(one) AS found
