"""What all commands share: options, and what they print."""
