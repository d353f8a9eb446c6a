// Add ties of one kind.
// $rows: maps of source and target (ids of entities) and record (the other fields).
// Returns touched: how many were added.
UNWIND $rows AS row
MATCH (source:Entity {id: row.source}) USING INDEX SEEK source:Entity(id)
MATCH (target:Entity {id: row.target}) USING INDEX SEEK target:Entity(id)
CREATE (source)-[tie:TIE_KIND]->(target)
SET tie = row.record
RETURN count(tie) AS touched
