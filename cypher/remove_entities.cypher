// Take some entities out; no tie may lead to them any more.
// $ids: their ids.
// Returns touched: how many were found.
UNWIND $ids AS id
MATCH (entity:Entity {id: id}) USING INDEX SEEK entity:Entity(id)
DELETE entity
RETURN count(*) AS touched
