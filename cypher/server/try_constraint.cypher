// Try whether a constraint may be made; to be taken back.
// Returns nothing.
CREATE CONSTRAINT netmap_trial IF NOT EXISTS
FOR (trial:Entity) REQUIRE trial.id IS UNIQUE
