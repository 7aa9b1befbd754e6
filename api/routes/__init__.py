"""What is served, one module a noun."""
