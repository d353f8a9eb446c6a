// Note that some steps towards a layout are done.
// $records: of each, key, version, name, checksum and at (UTC).
// Returns touched: how many were noted.
UNWIND $records AS record
CREATE (migration:NetmapMigration)
SET migration = record
RETURN count(migration) AS touched
