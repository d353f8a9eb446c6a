// Try whether a tie of a kind may be added; to be taken back.
// $fields: all that one may have, id included.
// Returns touched: 1.
CREATE ()-[trial:TIE_KIND]->()
SET trial = $fields
RETURN count(trial) AS touched
