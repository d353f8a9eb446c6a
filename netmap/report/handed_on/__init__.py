"""What of a picture or a story that was handed on no longer holds, in sentences."""
