"""What the database knows of its own tables, by which it chooses how to look things up."""

from __future__ import annotations

from django.db import connection

# SQLite looks at so many rows of an index; a table of 250,000 people takes a moment then.
ROWS_LOOKED_AT = 1000


def refresh_statistics() -> None:
    """Counts afresh, on either database; without it SQLite guesses and may take the worst index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
