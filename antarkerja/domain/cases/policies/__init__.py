"""Rules of case work that need no database, one module a trade."""
