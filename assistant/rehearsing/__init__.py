"""A practice 1:1 with an invented rep."""
