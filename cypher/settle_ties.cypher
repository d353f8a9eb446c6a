// Give some ties of one kind that lie in the database the fields they are to have; what others wrote beside stays.
// $rows: maps of source (where the thing lies that it leads from), place (where it lies) and record (its new
// fields, null for those that are to go).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source)
WHERE elementId(source) = row.source
WITH row, source
MATCH (source)-[tie:TIE_KIND]->()
WHERE elementId(tie) = row.place
SET tie += row.record
RETURN count(tie) AS touched
