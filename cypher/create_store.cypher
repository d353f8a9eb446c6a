// Make the Store record of a new store.
// $store_id: its random id; $schema_version: the layout of what is kept in it.
// Returns revision: 0.
CREATE (store:NetmapStore {
  key: 'netmap', store_id: $store_id, schema_version: $schema_version, revision: 0, copied_from: '', tally: '{}'
})
RETURN store.revision AS revision
