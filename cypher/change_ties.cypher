// Give some ties of one kind new fields, all of them.
// $rows: maps of source and target (ids of entities) and record (the whole new record, id included).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source:Entity {id: row.source})-[tie:TIE_KIND {id: row.record.id}]->(target:Entity {id: row.target})
SET tie = row.record
RETURN count(tie) AS touched
