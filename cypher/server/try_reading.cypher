// Try whether what was added a moment ago can be seen: who may not read sees nothing and no error.
// $id: id of an entity.
// Returns touched: how many were found.
MATCH (trial:Entity {id: $id})
RETURN count(trial.id) AS touched
