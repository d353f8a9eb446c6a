// Note when the last Change was made, and how many there are of each kind after it.
// $at: that instant, UTC; $tally: the tally as text, null when it is not known.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.changed_at = $at, store.tally = $tally
RETURN count(store) AS touched
