// Take out what some Changes hold.
// $ids: of the Changes.
// Returns touched: how many parts there were.
MATCH (part:NetmapChangePart) WHERE part.change IN $ids
DETACH DELETE part
RETURN count(*) AS touched
