"""Stories: steps to show to a room, whose sentences are worked out anew each time."""
