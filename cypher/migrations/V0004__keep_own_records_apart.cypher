// Settings, saved views, what was put aside and decisions on two names are no part of the community: they leave the label
// Entity and get labels that begin with Netmap. First each is made anew, then its ties lead to and from the new one,
// then the old ones go; some at a time.
MATCH (old:Entity:Setting)
OPTIONAL MATCH (made:NetmapRecord {id: old.id})
WITH old, made
WHERE made IS NULL
WITH old
LIMIT 1000
CREATE (record:NetmapRecord:NetmapSetting)
SET record = properties(old)
RETURN count(record) AS moved;

MATCH (old:Entity:View)
OPTIONAL MATCH (made:NetmapRecord {id: old.id})
WITH old, made
WHERE made IS NULL
WITH old
LIMIT 1000
CREATE (record:NetmapRecord:NetmapView)
SET record = properties(old)
RETURN count(record) AS moved;

MATCH (old:Entity:Dismissal)
OPTIONAL MATCH (made:NetmapRecord {id: old.id})
WITH old, made
WHERE made IS NULL
WITH old
LIMIT 1000
CREATE (record:NetmapRecord:NetmapDismissal)
SET record = properties(old)
RETURN count(record) AS moved;

MATCH (old:Entity:Pairing)
OPTIONAL MATCH (made:NetmapRecord {id: old.id})
WITH old, made
WHERE made IS NULL
WITH old
LIMIT 1000
CREATE (record:NetmapRecord:NetmapPairing)
SET record = properties(old)
RETURN count(record) AS moved;

MATCH (old:Entity)-[tie:ABOUT]->(other)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old, tie, other
LIMIT 1000
WITH collect({id: old.id, tie: tie, other: other}) AS found
UNWIND found AS one
WITH one.id AS id, one.tie AS tie, one.other AS other
MATCH (record:NetmapRecord {id: id})
WITH record, tie, other, properties(tie) AS fields
DELETE tie
WITH record, other, fields
CREATE (record)-[again:ABOUT]->(other)
SET again = fields
RETURN count(again) AS moved;

MATCH (old:Entity)-[tie:BY]->(other)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old, tie, other
LIMIT 1000
WITH collect({id: old.id, tie: tie, other: other}) AS found
UNWIND found AS one
WITH one.id AS id, one.tie AS tie, one.other AS other
MATCH (record:NetmapRecord {id: id})
WITH record, tie, other, properties(tie) AS fields
DELETE tie
WITH record, other, fields
CREATE (record)-[again:BY]->(other)
SET again = fields
RETURN count(again) AS moved;

MATCH (old:Entity)-[tie:LED_TO]->(other)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old, tie, other
LIMIT 1000
WITH collect({id: old.id, tie: tie, other: other}) AS found
UNWIND found AS one
WITH one.id AS id, one.tie AS tie, one.other AS other
MATCH (record:NetmapRecord {id: id})
WITH record, tie, other, properties(tie) AS fields
DELETE tie
WITH record, other, fields
CREATE (record)-[again:LED_TO]->(other)
SET again = fields
RETURN count(again) AS moved;

MATCH (old:Entity)<-[tie:ABOUT]-(other)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old, tie, other
LIMIT 1000
WITH collect({id: old.id, tie: tie, other: other}) AS found
UNWIND found AS one
WITH one.id AS id, one.tie AS tie, one.other AS other
MATCH (record:NetmapRecord {id: id})
WITH record, tie, other, properties(tie) AS fields
DELETE tie
WITH record, other, fields
CREATE (record)<-[again:ABOUT]-(other)
SET again = fields
RETURN count(again) AS moved;

MATCH (old:Entity)<-[tie:LED_TO]-(other)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old, tie, other
LIMIT 1000
WITH collect({id: old.id, tie: tie, other: other}) AS found
UNWIND found AS one
WITH one.id AS id, one.tie AS tie, one.other AS other
MATCH (record:NetmapRecord {id: id})
WITH record, tie, other, properties(tie) AS fields
DELETE tie
WITH record, other, fields
CREATE (record)<-[again:LED_TO]-(other)
SET again = fields
RETURN count(again) AS moved;

MATCH (old:Entity)
WHERE old:Setting OR old:View OR old:Dismissal OR old:Pairing
WITH old
LIMIT 1000
DELETE old
RETURN count(*) AS moved;
