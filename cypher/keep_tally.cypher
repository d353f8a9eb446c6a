// Write down how many there are of each kind in a store that an older netmap set up; doing so keeps writers waiting.
// $tally: the tally as text; $schema_version: the layout of what is kept in the store from now on.
// Returns touched: 1.
MATCH (store:Store {key: 'netmap'})
SET store.tally = $tally, store.schema_version = $schema_version
RETURN count(store) AS touched
