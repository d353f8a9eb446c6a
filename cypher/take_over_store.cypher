// Give the Store record of an old layout the label that it has now.
// Returns touched: 1; 0 when there is none.
MATCH (old:Store {key: 'netmap'})
WHERE old.store_id IS NOT NULL
CREATE (store:NetmapStore)
SET store = properties(old)
DELETE old
RETURN count(store) AS touched
