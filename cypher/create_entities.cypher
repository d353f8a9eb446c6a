// Add entities of one kind; a kind never changes, so all labels are set at once.
// $rows: the record of each.
// Returns touched: how many were added.
UNWIND $rows AS row
CREATE (entity:Entity:ENTITY_KIND)
SET entity = row
RETURN count(entity) AS touched
