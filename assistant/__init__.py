"""Askfirst: a coaching conversation that asks before it tells."""

__version__ = "0.1.0"
