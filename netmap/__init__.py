"""netmap: who knows whom, who holds us together, who is not here, and whom to talk to next."""

__version__ = "0.1.0"
