class LedgerIsAppendOnlyError(RuntimeError):
    """Somebody tried to update or delete an event; a correction is a new event."""
