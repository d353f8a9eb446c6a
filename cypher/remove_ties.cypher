// Take some ties of one kind out.
// $rows: maps of source and target (ids of entities) and id (of the tie).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source:Entity {id: row.source})-[tie:TIE_KIND {id: row.id}]->(target:Entity {id: row.target})
DELETE tie
RETURN count(*) AS touched
