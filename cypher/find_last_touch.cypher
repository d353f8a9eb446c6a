// Find the last Change that touched an entity or a tie.
// $id: id of the entity or tie.
// Returns revision, who, at (UTC) and sentence of that Change; no row when none did.
MATCH (change:NetmapChange)
WHERE $id IN change.ids
RETURN change.revision AS revision, change.who AS who, change.at AS at, change.sentence AS sentence
ORDER BY change.revision DESC
LIMIT 1
