// Read all entities of the map, each with the ties that lead from it to others: a third of the rows of both apart.
// Returns labels (Entity and the kind), record (the fields) and ties (for each its kind, the id of its target and its
// fields), in no order.
MATCH (entity:Entity)
RETURN labels(entity) AS labels, properties(entity) AS record,
  [(entity)-[tie]->(target:Entity) | [type(tie), target.id, properties(tie)]] AS ties
