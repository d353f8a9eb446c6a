// Add ties of one kind, whose ends are each of one family.
// $rows: maps of source and target (ids of entities) and record (the other fields).
// Returns touched: how many were added.
UNWIND $rows AS row
MATCH (source:SOURCE_FAMILY {id: row.source}) USING INDEX SEEK source:SOURCE_FAMILY(id)
MATCH (target:TARGET_FAMILY {id: row.target}) USING INDEX SEEK target:TARGET_FAMILY(id)
CREATE (source)-[tie:TIE_KIND]->(target)
SET tie = row.record
RETURN count(tie) AS touched
