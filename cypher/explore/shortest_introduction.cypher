// The nearest people on our team to somebody who works at an organization, over who knows whom.
// $organization: its name. In the Browser, say it first: :param organization => 'Food Bank'
// Returns asker, person (who works there), steps (0 when one of our team works there).
MATCH (person:Person)-[:WORKS_AT]->(organization:Organization {name: $organization})
MATCH path = (asker:Person)-[:KNOWS*0..4]-(person)
WHERE asker.on_team = true
RETURN asker.name AS asker, person.name AS person, min(length(path)) AS steps
ORDER BY steps, asker, person
