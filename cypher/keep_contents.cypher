// Write down the sums of what a map holds; doing so keeps writers waiting.
// $contents: the sums as text, null to find them out while nobody writes.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.contents = $contents
RETURN count(store) AS touched
