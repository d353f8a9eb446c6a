"""Sector by sector: how many ties there are between each two, and who alone holds them together."""
