"""Our relationships over time: last contacts, what is due, what may not be true any more, growth."""
