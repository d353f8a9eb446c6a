// Find what names some entities of one family in its caption.
// $ids: the ids of those entities.
// Returns id: of what netmap has written that was with them, is about them or went to them.
UNWIND $ids AS id
MATCH (named:ENTITY_FAMILY {id: id}) USING INDEX SEEK named:ENTITY_FAMILY(id)
WITH named
MATCH (named)<-[:WITH|ABOUT|RECEIVED]-(entity)
WHERE entity.id IS NOT NULL
RETURN DISTINCT entity.id AS id
