// Begin a Change: raise the revision by one, which keeps every other writer waiting.
// Returns revision (the new one), store_id, schema_version, changed_at (of the last Change, or null), copied_from,
// tally and contents (as text, or null).
MATCH (store:NetmapStore {key: 'netmap'})
SET store.revision = store.revision + 1
RETURN store.revision AS revision, store.store_id AS store_id, store.schema_version AS schema_version,
  store.changed_at AS changed_at, store.copied_from AS copied_from, store.tally AS tally,
  store.contents AS contents
