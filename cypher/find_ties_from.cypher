// Read the ties of one kind that lead from some entities.
// $ids: the ids of those entities.
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $ids AS id
MATCH (source:Entity {id: id})-[tie:TIE_KIND]->(target:Entity)
RETURN type(tie) AS kind, id AS source, target.id AS target, properties(tie) AS record
