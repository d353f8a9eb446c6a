// Try whether the database may be opened.
// Returns touched: 1.
RETURN 1 AS touched
