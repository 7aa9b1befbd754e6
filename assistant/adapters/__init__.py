"""The only place that imports clients of things outside."""
