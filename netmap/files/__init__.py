"""Files in and out: read, understood, planned as Changes, and written."""
