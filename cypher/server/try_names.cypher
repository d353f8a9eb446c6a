// Try whether names may be used that the database does not know yet; to be taken back.
// $labels, $types: of kinds of entities and ties; $fields: what one may have, id included.
// Returns touched: as many as there are types.
CREATE (trial:$($labels))
SET trial = $fields
WITH trial
UNWIND $types AS type
CREATE (trial)-[:$(type)]->(trial)
RETURN count(trial) AS touched
