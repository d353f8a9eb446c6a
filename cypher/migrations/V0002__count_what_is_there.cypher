// Keep a tally beside the revision, where there is none: how many there are of each kind, and a checksum of which. It is
// worked out in Python, by netmap/graph/layout/steps.py: the first statement asks whether it is to be done, the second and
// third read what is counted, the last writes it down.
// $tally: the tally as text.
MATCH (store:NetmapStore {key: 'netmap'})
WHERE store.tally IS NULL
RETURN 1 AS found;

MATCH (entity:Entity)
RETURN labels(entity) AS kinds, entity.id AS id, '' AS source, '' AS target;

MATCH (source:Entity)-[tie]->(target:Entity)
RETURN [type(tie)] AS kinds, tie.id AS id, source.id AS source, target.id AS target;

MATCH (store:NetmapStore {key: 'netmap'})
SET store.tally = $tally
RETURN count(store) AS touched;
