"""What a leader's line is after, and the words of it that another question can be built from."""
