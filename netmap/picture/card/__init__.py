"""A partner's own card on paper or as a page: what we have about them, to be put right, and what they agree to show."""
