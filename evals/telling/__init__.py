"""Telling against asking, outside the suite's own field: teachers' turns, labelled by the teachers."""
