// Give some entities new fields, all of them: what is not in the record is taken out.
// $rows: the whole new record of each, id included.
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id}) USING INDEX SEEK entity:Entity(id)
SET entity = row
RETURN count(entity) AS touched
