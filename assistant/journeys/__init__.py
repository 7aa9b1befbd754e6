"""What one came for: its stages, and what the coach does next."""
