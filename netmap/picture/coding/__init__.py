"""Colors and sizes by what is known of each: what can be chosen, its classes, their colors, and what they mean in words."""
