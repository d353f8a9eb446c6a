// Say which layout the store is in, or is being brought to: older netmaps open it no more, and writers wait.
// $layout: its number; a higher one that is there stays. $turn: a value that was not there before, for the waiting, as
// in hold_store.
// Returns layout: that of the store now; no row when there is no store.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.schema_version = CASE WHEN store.schema_version > $layout THEN store.schema_version ELSE $layout END,
  store.turn = $turn
RETURN store.schema_version AS layout
