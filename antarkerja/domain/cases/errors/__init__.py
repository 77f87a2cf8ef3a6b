"""Expected failures of case work, one module a trade."""
