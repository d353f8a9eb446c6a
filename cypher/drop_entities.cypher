// Take out some of one kind by where they lie, with whatever leads to them.
// $rows: maps of place (where it lies).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (one:ENTITY_LABEL)
WHERE elementId(one) = row.place
WITH collect(one) AS found
UNWIND found AS one
DETACH DELETE one
RETURN count(*) AS touched
