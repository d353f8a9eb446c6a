// Count the Changes in the journal.
// Returns found: as many as the revision says, unless some are lost.
MATCH (change:Change)
RETURN count(change) AS found
