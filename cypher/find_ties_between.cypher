// Read the ties of one kind that lead from one entity to another, for some pairs.
// $pairs: maps of source and target (ids).
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $pairs AS pair
MATCH (source:Entity {id: pair.source})-[tie:TIE_KIND]->(target:Entity {id: pair.target})
RETURN type(tie) AS kind, pair.source AS source, pair.target AS target, properties(tie) AS record
