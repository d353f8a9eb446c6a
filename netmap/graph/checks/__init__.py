"""What is checked of a store: that nothing is lost, no clock is wrong, and nobody is added twice."""
