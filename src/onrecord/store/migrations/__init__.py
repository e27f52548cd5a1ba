"""The schema's history (Alembic). A revision, once released, is never edited."""
