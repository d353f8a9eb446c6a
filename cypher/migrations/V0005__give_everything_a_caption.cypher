// Everything gets a caption, the user's own columns become properties of their own, and a point stands beside latitude and
// longitude. It is done in Python, by netmap/graph/layout/steps.py, some entities at a time; these two read which there are.
MATCH (entity:Entity)
RETURN entity.id AS id;

MATCH (record:NetmapRecord)
RETURN record.id AS id;
