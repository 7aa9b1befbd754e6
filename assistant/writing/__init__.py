"""Drafts of a reply: by the language model, or by the question bank."""
