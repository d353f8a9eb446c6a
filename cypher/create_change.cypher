// Write the header of a Change into the journal.
// $header: id, revision, at (UTC), who, nature, sentence, batch_id, undoes (ids), touches (how many), ids (of
// what is touched), size (characters in all that it holds), schema_version, part and parts
// (which of how many it is in its batch).
// Returns touched: 1.
CREATE (change:NetmapChange)
SET change = $header
RETURN count(change) AS touched
