// Read the headers of the Changes of an old layout, where they had no label of netmap's own yet.
// $after: that revision, 0 for all.
// Returns id, revision, at, who, nature, sentence, batch_id, undoes, touches, size, schema_version, part and
// parts (null in what an older netmap wrote); newest first.
MATCH (change:Change)
WHERE change.revision > $after AND change.sentence IS NOT NULL
RETURN change.id AS id, change.revision AS revision, change.at AS at, change.who AS who,
  change.nature AS nature, change.sentence AS sentence, change.batch_id AS batch_id,
  change.undoes AS undoes, change.touches AS touches, change.size AS size,
  change.schema_version AS schema_version, change.part AS part, change.parts AS parts
ORDER BY revision DESC
