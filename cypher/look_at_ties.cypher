// Read all ties of one kind, also those that others added, and those between things that netmap does not know.
// Returns place, source and target (where it and its ends lie, for this transaction) and record (all its properties), in
// no order.
MATCH (source)-[tie:TIE_KIND]->(target)
RETURN elementId(tie) AS place, elementId(source) AS source, elementId(target) AS target, properties(tie) AS record
