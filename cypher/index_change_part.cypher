// Find the parts of a Change quickly.
// Returns nothing.
CREATE INDEX netmap_change_part IF NOT EXISTS
FOR (part:ChangePart) ON (part.change)
