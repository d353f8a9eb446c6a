"""Public lists of organizations: known, not connected, only candidates for an empty chair."""
