// Add entities of one kind; a kind never changes, so all labels are set at once. ENTITY_KIND stands for both labels, that of
// the family and that of the kind.
// $rows: the record of each.
// Returns touched: how many were added.
UNWIND $rows AS row
CREATE (entity:ENTITY_KIND)
SET entity = row
RETURN count(entity) AS touched
