// Look for anything at all in the database, to leave other people's data alone.
// Returns found: 1 for the first record there is; no row when the database is empty.
MATCH (other)
RETURN 1 AS found
LIMIT 1
