class NotAllowedError(PermissionError):
    """The actor lacks the permission that the act names."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class OutOfScopeError(LookupError):
    """The row belongs to an office that the actor may not see."""
