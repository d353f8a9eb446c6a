// Read which entities and ties the Changes after a revision touched.
// $after: that revision.
// Returns id (of the Change) and ids (of the entities and ties), newest first.
MATCH (change:NetmapChange)
WHERE change.revision > $after
RETURN change.id AS id, change.ids AS ids
ORDER BY change.revision DESC
