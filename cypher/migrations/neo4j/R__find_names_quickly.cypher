// Let people who ask by name in the database's own tools have their answer quickly, whichever label they ask for. On a Neo4j
// only: netmap itself never asks by name.
CREATE INDEX netmap_Entity_name IF NOT EXISTS
FOR (entity:Entity) ON (entity.name);

CREATE INDEX netmap_ENTITY_LABEL_name IF NOT EXISTS
FOR (entity:ENTITY_LABEL) ON (entity.name);
