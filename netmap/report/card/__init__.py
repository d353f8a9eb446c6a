"""A partner's own card that came back: what each answer would change, and what is written of those that are taken."""
