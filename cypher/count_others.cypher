// Count what others keep in the database beside the map: all without a label of netmap's.
// Returns found: how many.
MATCH (other)
WHERE NONE(label IN labels(other) WHERE label = 'Entity' OR label STARTS WITH 'Netmap')
RETURN count(other) AS found
