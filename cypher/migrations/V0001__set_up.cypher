// Keep what is told apart by its id unique and quick to find: entities, netmap's own records, Changes, the parts of
// Changes, the one Store record, and these steps.
CREATE CONSTRAINT netmap_entity_id IF NOT EXISTS
FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;

CREATE CONSTRAINT netmap_record_id IF NOT EXISTS
FOR (record:NetmapRecord) REQUIRE record.id IS UNIQUE;

CREATE CONSTRAINT netmap_journal_id IF NOT EXISTS
FOR (change:NetmapChange) REQUIRE change.id IS UNIQUE;

CREATE CONSTRAINT netmap_journal_revision IF NOT EXISTS
FOR (change:NetmapChange) REQUIRE change.revision IS UNIQUE;

CREATE CONSTRAINT netmap_store_record IF NOT EXISTS
FOR (store:NetmapStore) REQUIRE store.key IS UNIQUE;

CREATE CONSTRAINT netmap_migration_key IF NOT EXISTS
FOR (migration:NetmapMigration) REQUIRE migration.key IS UNIQUE;

CREATE INDEX netmap_journal_part IF NOT EXISTS
FOR (part:NetmapChangePart) ON (part.change);
