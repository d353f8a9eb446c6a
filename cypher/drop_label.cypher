// Take from some that lie in the database the label of a kind that they are not of.
// $rows: maps of place (where it lies).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (one:ENTITY_LABEL)
WHERE elementId(one) = row.place
REMOVE one:ENTITY_LABEL
RETURN count(one) AS touched
