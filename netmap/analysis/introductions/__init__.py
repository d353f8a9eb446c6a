"""Who of us could reach somebody, over whom, and what is nearest where no way leads."""
