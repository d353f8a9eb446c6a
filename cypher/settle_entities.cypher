// Give some that lie in the database, entities or not yet, the fields they are to have; what others wrote beside stays.
// $rows: maps of place (where it lies) and record (all fields of the kind, null where empty).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (one:ENTITY_KIND)
WHERE elementId(one) = row.place
SET one:Entity
SET one += row.record
RETURN count(one) AS touched
