// Note when the last Change was made.
// $at: that instant, UTC.
// Returns touched: 1.
MATCH (store:Store {key: 'netmap'})
SET store.changed_at = $at
RETURN count(store) AS touched
