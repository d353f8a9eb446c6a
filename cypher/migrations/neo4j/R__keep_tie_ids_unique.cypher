// Keep the ids of ties unique, kind by kind. On a Neo4j only, where others may write as well: the local database is
// written to by netmap alone, which looks under its lock.
CREATE CONSTRAINT netmap_TIE_KIND_id IF NOT EXISTS
FOR ()-[tie:TIE_KIND]-() REQUIRE tie.id IS UNIQUE;
