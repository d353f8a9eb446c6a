// Count the Changes in the journal.
// Returns found: as many as the revision says, unless some are lost.
MATCH (change:NetmapChange)
RETURN count(change) AS found
