// Read the ties of any kind at some entities; a tie between two of them comes twice.
// $ids: the ids of the entities.
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[tie]-(:Entity)
RETURN type(tie) AS kind, startNode(tie).id AS source, endNode(tie).id AS target, properties(tie) AS record
