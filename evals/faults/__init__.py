"""Faults made on purpose: good replies, each broken in one known way, to hold the scorers against."""
