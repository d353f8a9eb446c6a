"""What a partner's own card tells them: what we have about them, and what others see of it."""
