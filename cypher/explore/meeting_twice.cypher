// Pairs of organizations that sit in two coalitions or more together.
// Returns one, other (names), coalitions (how many).
MATCH (one:Organization)-[:MEMBER_OF]->(coalition:Coalition)<-[:MEMBER_OF]-(other:Organization)
WHERE one.id < other.id
WITH one, other, count(DISTINCT coalition) AS coalitions
WHERE coalitions > 1
RETURN one.name AS one, other.name AS other, coalitions
ORDER BY coalitions DESC, one, other
