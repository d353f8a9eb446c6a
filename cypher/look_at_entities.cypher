// Read all that has the label of one kind, also what others added.
// Returns place (where it lies, for this transaction), labels and record (all its properties), in no order.
MATCH (one:ENTITY_LABEL)
RETURN elementId(one) AS place, labels(one) AS labels, properties(one) AS record
