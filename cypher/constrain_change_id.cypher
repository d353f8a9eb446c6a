// Keep the ids of Changes unique: a Change sent twice is written once.
// Returns nothing.
CREATE CONSTRAINT netmap_change_id IF NOT EXISTS
FOR (change:Change) REQUIRE change.id IS UNIQUE
