// Take some ties of one kind out. All are found before the first is taken out: the local database loses its
// place otherwise.
// $rows: maps of source (id of the entity they lead from) and records (by id of the tie, any value).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source:SOURCE_FAMILY {id: row.source}) USING INDEX SEEK source:SOURCE_FAMILY(id)
WITH row, source
MATCH (source)-[tie:TIE_KIND]->(target)
WHERE target:Entity OR target:NetmapRecord
WITH tie, row.records[tie.id] AS record
WHERE record IS NOT NULL
WITH collect(tie) AS found
UNWIND found AS tie
DELETE tie
RETURN count(*) AS touched
