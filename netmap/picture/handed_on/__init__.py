"""Pictures and stories as files that are handed on: made as they were asked for, with what they say of themselves."""
