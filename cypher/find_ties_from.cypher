// Read the ties of one kind that lead from some entities.
// $ids: the ids of those entities.
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $ids AS id
MATCH (source:SOURCE_FAMILY {id: id}) USING INDEX SEEK source:SOURCE_FAMILY(id)
WITH source
MATCH (source)-[tie:TIE_KIND]->(target)
RETURN type(tie) AS kind, source.id AS source, target.id AS target, properties(tie) AS record
