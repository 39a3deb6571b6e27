"""How the tables of a case came to be, step by step; run by Alembic when a case is opened."""
