// Try whether anything may be added and taken out.
// Returns touched: 1.
CREATE (trial)
WITH trial
DELETE trial
RETURN count(*) AS touched
