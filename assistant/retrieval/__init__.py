"""From what was said to the passages that help."""
