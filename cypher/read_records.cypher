// Read all records of netmap's own: settings, saved views and the like.
// Returns labels (NetmapRecord and the kind) and record (the fields), in no order.
MATCH (record:NetmapRecord)
RETURN labels(record) AS labels, properties(record) AS record
