"""What a store keeps beside the map: its record, its tally, and how older ones are brought to it."""
