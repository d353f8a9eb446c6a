// Give some ties of one kind new fields; what others wrote beside them stays. They are looked for once for each entity they lead from.
// $rows: maps of source (id of that entity) and records (by id of the tie, the whole new record, id included,
// with null for each field that is to go).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source:SOURCE_FAMILY {id: row.source}) USING INDEX SEEK source:SOURCE_FAMILY(id)
WITH row, source
MATCH (source)-[tie:TIE_KIND]->(target)
WHERE target:Entity OR target:NetmapRecord
WITH tie, row.records[tie.id] AS record
WHERE record IS NOT NULL
WITH collect({tie: tie, record: record}) AS found
UNWIND found AS one
WITH one.tie AS tie, one.record AS record
SET tie += record
RETURN count(tie) AS touched
