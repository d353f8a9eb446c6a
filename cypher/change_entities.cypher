// Give some entities of one family new fields. What others wrote beside them stays.
// $rows: the whole new record of each, id included, with null for each field that is to go.
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (entity:ENTITY_FAMILY {id: row.id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
SET entity += row
RETURN count(entity) AS touched
