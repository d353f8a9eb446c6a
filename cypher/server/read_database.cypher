// What a database is.
// $name: its name.
// Returns access (read-write or read-only), defaultLanguage (the Cypher of statements that do not say in which they
// are; from Neo4j 2025.06 on) and more; no row when there is none.
SHOW DATABASE $name YIELD *
