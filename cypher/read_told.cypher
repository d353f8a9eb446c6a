// Read some entities of one family, with the names that belong into their captions.
// $ids: their ids.
// Returns labels (the family and the kind), record (the fields) and names (of those it was with, is about or went to).
UNWIND $ids AS id
MATCH (entity:ENTITY_FAMILY {id: id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
OPTIONAL MATCH (entity)-[:WITH|ABOUT|RECEIVED]->(other)
RETURN labels(entity) AS labels, properties(entity) AS record, collect(DISTINCT other.name) AS names
