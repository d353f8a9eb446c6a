// Every Change that touched somebody or something of this name, newest first.
// $name: its name. In the Browser, say it first: :param name => 'Food Bank'
// Returns revision, at (UTC), who, sentence.
MATCH (entity:Entity {name: $name})
MATCH (change:NetmapChange)
WHERE entity.id IN change.ids
RETURN DISTINCT change.revision AS revision, change.at AS at, change.who AS who, change.sentence AS sentence
ORDER BY revision DESC
