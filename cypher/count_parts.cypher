// Count the Changes that are one part of several.
// Returns found: how many.
MATCH (change:NetmapChange)
WHERE change.parts > 1
RETURN count(change) AS found
