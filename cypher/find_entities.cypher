// Read some entities of one family.
// $ids: their ids.
// Returns labels (the family and the kind) and record (the fields), in no order; nothing for unknown ids.
UNWIND $ids AS id
MATCH (entity:ENTITY_FAMILY {id: id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
RETURN labels(entity) AS labels, properties(entity) AS record
