// Take out some ties of one kind by where they lie. All are found before the first is taken out: the local database
// loses its place otherwise.
// $rows: maps of source (where the thing lies that it leads from) and place (where it lies).
// Returns touched: how many were found.
UNWIND $rows AS row
MATCH (source)
WHERE elementId(source) = row.source
WITH row, source
MATCH (source)-[tie:TIE_KIND]->()
WHERE elementId(tie) = row.place
WITH collect(tie) AS found
UNWIND found AS tie
DELETE tie
RETURN count(*) AS touched
