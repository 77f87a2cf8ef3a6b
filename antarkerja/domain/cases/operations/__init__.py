"""Acts of case work, one module a trade."""
