"""Who we are: what is written down when it is answered or changed."""
