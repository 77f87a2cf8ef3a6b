"""Acts of messaging, one module a trade."""
