// Find what names some entities of one family in its caption.
// $ids: the ids of those entities.
// Returns id: of what was with them, is about them or went to them.
UNWIND $ids AS id
MATCH (named:ENTITY_FAMILY {id: id}) USING INDEX SEEK named:ENTITY_FAMILY(id)
WITH named
MATCH (named)<-[:WITH|ABOUT|RECEIVED]-(entity)
RETURN DISTINCT entity.id AS id
