// Give some that lie in the database, entities or not yet, the labels and the properties they are to have; what others wrote beside stays.
// $rows: maps of place (where it lies) and record (its new properties, null for those that are to go).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (one:ENTITY_LABEL)
WHERE elementId(one) = row.place
SET one:ENTITY_KIND
SET one += row.record
RETURN count(one) AS touched
