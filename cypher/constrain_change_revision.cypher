// Keep revisions unique: no two Changes make the same one.
// Returns nothing.
CREATE CONSTRAINT netmap_change_revision IF NOT EXISTS
FOR (change:Change) REQUIRE change.revision IS UNIQUE
