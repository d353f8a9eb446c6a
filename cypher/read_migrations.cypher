// Read which steps have brought the store to its layout.
// Returns key (version, with the checksum where a step runs again whenever it is another one), name, checksum and at
// (UTC), in no order.
MATCH (migration:NetmapMigration)
RETURN migration.key AS key, migration.name AS name, migration.checksum AS checksum, migration.at AS at
