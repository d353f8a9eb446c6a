// Note when the last Change was made, and how many there are of each kind after it, with the sums of what they hold.
// $at: that instant, UTC; $tally, $contents: both as text, null when they are not known.
// Returns touched: 1.
MATCH (store:NetmapStore {key: 'netmap'})
SET store.changed_at = $at, store.tally = $tally, store.contents = $contents
RETURN count(store) AS touched
