// Read what some Changes of an old layout hold.
// $ids: ids of the Changes.
// Returns change (id), number and text, by Change and number.
UNWIND $ids AS id
MATCH (part:ChangePart {change: id})
RETURN part.change AS change, part.number AS number, part.text AS text
ORDER BY change, number
