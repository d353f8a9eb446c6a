// Read the ties at records of netmap's own; a tie between two of them comes twice.
// Returns kind, source, target (ids) and record (the other fields), in no order.
MATCH (one:NetmapRecord)-[tie]-(other)
WHERE other:Entity OR other:NetmapRecord
RETURN type(tie) AS kind, startNode(tie).id AS source, endNode(tie).id AS target, properties(tie) AS record
