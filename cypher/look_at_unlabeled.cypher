// Read all of one family that has the label of no kind: somebody took that away.
// $labels: the labels of all kinds.
// Returns place (where it lies, for this transaction), labels and record (all its properties), in no order.
MATCH (one:ENTITY_FAMILY)
WHERE NONE(label IN labels(one) WHERE label IN $labels)
RETURN elementId(one) AS place, labels(one) AS labels, properties(one) AS record
