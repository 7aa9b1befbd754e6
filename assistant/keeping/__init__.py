"""Conversations that last: a turn is written before it is answered, and completed after."""
