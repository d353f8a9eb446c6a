// Let there be one Store record only.
// Returns nothing.
CREATE CONSTRAINT netmap_store_key IF NOT EXISTS
FOR (store:Store) REQUIRE store.key IS UNIQUE
