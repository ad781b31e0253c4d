"""The acts of the story, by phase."""
