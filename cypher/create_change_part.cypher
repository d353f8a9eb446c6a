// Write one part of what a Change holds into the journal.
// $change: id of the Change; $number: 0, 1, …; $text: at most a million characters.
// Returns touched: 1.
CREATE (part:NetmapChangePart {change: $change, number: $number, text: $text})
RETURN count(part) AS touched
