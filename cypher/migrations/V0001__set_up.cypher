// Keep what is told apart by its id unique and quick to find: entities, Changes, the parts of Changes, the one Store
// record, and these steps.
CREATE CONSTRAINT netmap_entity_id IF NOT EXISTS
FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;

CREATE CONSTRAINT netmap_change_id IF NOT EXISTS
FOR (change:Change) REQUIRE change.id IS UNIQUE;

CREATE CONSTRAINT netmap_change_revision IF NOT EXISTS
FOR (change:Change) REQUIRE change.revision IS UNIQUE;

CREATE CONSTRAINT netmap_store_key IF NOT EXISTS
FOR (store:Store) REQUIRE store.key IS UNIQUE;

CREATE CONSTRAINT netmap_migration_key IF NOT EXISTS
FOR (migration:NetmapMigration) REQUIRE migration.key IS UNIQUE;

CREATE INDEX netmap_change_part IF NOT EXISTS
FOR (part:ChangePart) ON (part.change);
