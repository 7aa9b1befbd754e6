"""The chat endpoint, as the OpenAI protocol has it, and the health checks."""
