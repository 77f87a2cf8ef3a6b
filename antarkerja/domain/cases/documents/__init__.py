"""Papers of case work, one module a trade."""
