"""The command ``askfirst``."""
