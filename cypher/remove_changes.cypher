// Take Changes out of the journal, of which less is written down again at once.
// $ids: of the Changes.
// Returns touched: how many there were.
MATCH (change:NetmapChange) WHERE change.id IN $ids
DETACH DELETE change
RETURN count(*) AS touched
