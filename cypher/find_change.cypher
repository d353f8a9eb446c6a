// Read the header of one Change.
// $id: its id.
// Returns what read_headers returns; no row when there is no such Change.
MATCH (change:NetmapChange {id: $id})
RETURN change.id AS id, change.revision AS revision, change.at AS at, change.who AS who,
  change.nature AS nature, change.sentence AS sentence, change.batch_id AS batch_id,
  change.undoes AS undoes, change.touches AS touches, change.size AS size,
  change.schema_version AS schema_version, change.part AS part, change.parts AS parts
