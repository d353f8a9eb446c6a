// Give the store another id after something was erased from its history: whoever remembers it as it was reads it anew.
// $store_id: the new id; $at: when that was, UTC; $tally: how many there are of each kind,
// as text; $contents: the sums of what they hold, as text.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.store_id = $store_id, store.changed_at = $at, store.tally = $tally,
  store.contents = $contents
RETURN count(store) AS touched
