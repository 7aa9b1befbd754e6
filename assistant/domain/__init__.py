"""Values and rules of a coaching conversation. Standard library and pydantic only."""
