"""A leader's own lines, read and held up to her."""
