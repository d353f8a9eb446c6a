"""What is due, asked again, noted, handed on and grown."""
