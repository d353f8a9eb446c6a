// Read the ties of one kind that lead from some entities to others; what leads to something else is nothing of netmap's.
// $ids: the ids of those entities.
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $ids AS id
MATCH (source:SOURCE_FAMILY {id: id}) USING INDEX SEEK source:SOURCE_FAMILY(id)
WITH source
MATCH (source)-[tie:TIE_KIND]->(target)
WHERE target:Entity OR target:NetmapRecord
RETURN type(tie) AS kind, source.id AS source, target.id AS target, properties(tie) AS record
