"""What is checked before a Change is written: that nobody is added twice, and no clock is wrong."""
