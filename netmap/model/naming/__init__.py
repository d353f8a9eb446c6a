"""Names looked for in text: however they are spelled, grouped or turned there."""
