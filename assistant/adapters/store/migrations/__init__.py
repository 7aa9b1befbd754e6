"""How the tables came to be, step by step; ``env.py`` runs the steps for Alembic."""
