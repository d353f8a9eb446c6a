"""What is written down about partners: who belongs to a table or a goal, and many changed at once."""
