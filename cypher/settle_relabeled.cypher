// Give some of one family that do not have the label of their kind that label, and the properties they are to have.
// $rows: maps of place (where it lies) and record (its new properties, null for those that are to go).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (one:ENTITY_FAMILY)
WHERE elementId(one) = row.place
SET one:ENTITY_KIND
SET one += row.record
RETURN count(one) AS touched
