// Read the ties of any kind at some entities of one family; a tie between two of them comes twice.
// The hint, here and elsewhere: a plan that Neo4j made while the database was small would go through all
// entities for each row.
// $ids: the ids of the entities.
// Returns kind, source, target (ids) and record (the other fields), in no order.
UNWIND $ids AS id
MATCH (entity:ENTITY_FAMILY {id: id}) USING INDEX SEEK entity:ENTITY_FAMILY(id)
WITH entity
MATCH (entity)-[tie]-()
RETURN type(tie) AS kind, startNode(tie).id AS source, endNode(tie).id AS target, properties(tie) AS record
