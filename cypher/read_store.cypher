// Read the Store record.
// Returns store_id, schema_version, revision, changed_at (of the last Change, or null), copied_from (the id of the
// store that is being copied into this one, '' when none is), tally (how many there are of each kind, as text, or null)
// and contents (sums of what they hold, as text, or null); no row in a new database.
MATCH (store:NetmapStore {key: 'netmap'})
RETURN store.store_id AS store_id, store.schema_version AS schema_version, store.revision AS revision,
  store.changed_at AS changed_at, store.copied_from AS copied_from, store.tally AS tally,
  store.contents AS contents
