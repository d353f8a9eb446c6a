// Take some entities of one family out; no tie may lead to them any more.
// $ids: their ids.
// Returns touched: how many were found.
UNWIND $ids AS id
MATCH (entity:ENTITY_FAMILY {id: id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
DELETE entity
RETURN count(*) AS touched
