// Try whether an index may be made; to be taken back.
// Returns nothing.
CREATE INDEX netmap_trial IF NOT EXISTS
FOR (trial:Entity) ON (trial.name)
