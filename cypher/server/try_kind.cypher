// Try whether an entity of a kind may be added; to be taken back.
// $fields: all that one may have, id included.
// Returns touched: 1.
CREATE (trial:Entity:ENTITY_KIND)
SET trial = $fields
RETURN count(trial) AS touched
