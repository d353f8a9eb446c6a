// Note that a step towards a layout is done.
// $record: key, version, name, checksum and at (UTC).
// Returns touched: 1.
CREATE (migration:NetmapMigration)
SET migration = $record
RETURN count(migration) AS touched
