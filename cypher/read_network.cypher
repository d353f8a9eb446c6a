// Read all entities, each with the ties that lead from it: a third of the rows that entities and ties would be.
// Returns labels (Entity and the kind), record (the fields) and ties (for each its kind, the id of its target and its
// fields), in no order.
MATCH (entity:Entity)
RETURN labels(entity) AS labels, properties(entity) AS record,
  [(entity)-[tie]->(target:Entity) | [type(tie), target.id, properties(tie)]] AS ties
