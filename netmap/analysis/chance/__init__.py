"""What chance would give: ties or sectors dealt out at random, and what of a network is more than that."""
