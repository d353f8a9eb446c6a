// Give some entities of one family new fields, all of them: what is not in the record is taken out.
// $rows: the whole new record of each, id included.
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (entity:ENTITY_FAMILY {id: row.id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
SET entity = row
RETURN count(entity) AS touched
