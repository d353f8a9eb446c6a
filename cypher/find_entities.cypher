// Read some entities.
// $ids: their ids.
// Returns labels (Entity and the kind) and record (the fields), in no order; nothing for unknown ids.
UNWIND $ids AS id
MATCH (entity:Entity {id: id}) USING INDEX SEEK entity:Entity(id)
RETURN labels(entity) AS labels, properties(entity) AS record
