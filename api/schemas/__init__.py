"""The protocol's shapes: what is read and what is answered."""
