// The last twenty Changes.
// Returns revision, at (UTC), who, sentence.
MATCH (change:NetmapChange)
RETURN change.revision AS revision, change.at AS at, change.who AS who, change.sentence AS sentence
ORDER BY revision DESC
LIMIT 20
