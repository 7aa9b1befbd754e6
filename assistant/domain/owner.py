"""Whose something is."""

from typing import NewType

Owner = NewType("Owner", str)
"""An opaque id of one person. What somebody said can be read by its owner alone."""

LOCAL = Owner("local")
"""The one person on this machine, where nobody has to say who they are."""
