// Read what some Changes hold.
// $ids: ids of the Changes.
// Returns change (id), number and text, by Change and number.
UNWIND $ids AS id
MATCH (part:NetmapChangePart {change: id}) USING INDEX SEEK part:NetmapChangePart(change)
RETURN part.change AS change, part.number AS number, part.text AS text
ORDER BY change, number
