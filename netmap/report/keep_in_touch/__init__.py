"""What is due, asked again, handed on and grown, in sentences, and what is written down."""
