// Read the headers of the Changes after a revision, without what they hold.
// $after: that revision, 0 for all.
// Returns id, revision, at, who, nature, sentence, batch_id, undoes, touches, size, schema_version, part and
// parts (null in what an older netmap wrote); newest first.
MATCH (change:NetmapChange)
WHERE change.revision > $after
RETURN change.id AS id, change.revision AS revision, change.at AS at, change.who AS who,
  change.nature AS nature, change.sentence AS sentence, change.batch_id AS batch_id,
  change.undoes AS undoes, change.touches AS touches, change.size AS size,
  change.schema_version AS schema_version, change.part AS part, change.parts AS parts
ORDER BY revision DESC
