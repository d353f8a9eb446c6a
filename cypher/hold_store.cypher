// Keep writers waiting without a Change.
// $turn: a value that was not there before: the local database writes nothing where a value stays the same, and then
// nobody waits.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.turn = $turn
RETURN count(store) AS touched
