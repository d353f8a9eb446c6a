// Read all ties between entities of the map.
// Returns kind, source, target (ids) and record (the other fields), in no order.
MATCH (source:Entity)-[tie]->(target:Entity)
RETURN type(tie) AS kind, source.id AS source, target.id AS target, properties(tie) AS record
