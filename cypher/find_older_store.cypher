// Look for the Store record of an old layout, where it was not netmap's own label yet, and keep its writers waiting.
// Returns touched: 1; 0 when there is none.
MATCH (store:Store {key: 'netmap'})
WHERE store.store_id IS NOT NULL
SET store.key = 'netmap'
RETURN count(store) AS touched
