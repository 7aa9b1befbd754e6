"""What is carried from one conversation to the next."""
