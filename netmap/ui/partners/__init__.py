"""The page Partners, and the forms of people, organizations and ties."""
