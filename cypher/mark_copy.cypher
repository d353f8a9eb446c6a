// Note that another store is being copied into this one, or that the copy is complete.
// $copied_from: the id of that store, '' when the copy is complete.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.copied_from = $copied_from
RETURN count(store) AS touched
