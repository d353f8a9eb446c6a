// Who stands between others: pairs of somebody's partners that do not work with each other (open pairs, the holes of
// Burt 1992), most first. Organizations only.
// Returns name, ties (how many it works with), open_pairs.
MATCH (one:Organization)-[:PARTNERS_WITH]-(broker:Organization)-[:PARTNERS_WITH]-(other:Organization)
WHERE one.id < other.id AND NOT (one)-[:PARTNERS_WITH]-(other)
WITH broker, count(DISTINCT one.id + ' ' + other.id) AS open_pairs
MATCH (broker)-[:PARTNERS_WITH]-(partner:Organization)
RETURN broker.name AS name, count(DISTINCT partner) AS ties, open_pairs
ORDER BY open_pairs DESC, name
