// Read all entities of the map.
// Returns labels (Entity and the kind) and record (the fields), in no order.
MATCH (entity:Entity)
RETURN labels(entity) AS labels, properties(entity) AS record
