class UnknownCodeError(LookupError):
    """A code that the classification of that day does not know."""
