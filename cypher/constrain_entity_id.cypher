// Keep the ids of entities unique, and quick to find.
// Returns nothing.
CREATE CONSTRAINT netmap_entity_id IF NOT EXISTS
FOR (entity:Entity) REQUIRE entity.id IS UNIQUE
