// The labels Change and ChangePart may be words of somebody's own: the journal gets labels that begin with Netmap.
// Some at a time; a part may hold a megabyte of text.
MATCH (old:Change)
WHERE old.revision IS NOT NULL AND old.sentence IS NOT NULL
WITH old
LIMIT 500
CREATE (change:NetmapChange)
SET change = properties(old)
DELETE old
RETURN count(change) AS moved;

MATCH (old:ChangePart)
WHERE old.change IS NOT NULL AND old.text IS NOT NULL
WITH old
LIMIT 10
CREATE (part:NetmapChangePart)
SET part = properties(old)
DELETE old
RETURN count(part) AS moved;

DROP CONSTRAINT netmap_change_id IF EXISTS;

DROP CONSTRAINT netmap_change_revision IF EXISTS;

DROP CONSTRAINT netmap_store_key IF EXISTS;

DROP INDEX netmap_change_part IF EXISTS;
