class NotAllowedError(PermissionError):
    """The actor lacks the permission that the act names."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class OutOfScopeError(LookupError):
    """The row belongs to an office that the actor may not see."""


class ChangedMeanwhileError(ValueError):
    """Somebody has saved the row since it was read; nothing is written over unseen."""


class NameTakenError(ValueError):
    """The work name, or the district's place in the tree, is in use."""


class OwnAccountError(ValueError):
    """An administrator does not change or end the own account."""


class RoleNeedsOfficeError(ValueError):
    """The role does not go with this kind of office."""


class RuleInThePastError(ValueError):
    """A rule that would change days gone by, or overtake one already planned."""


class PasswordNeededError(Exception):
    """The account has no password yet, and none was chosen: it could not be opened again."""


class OfficesDoNotFitError(ValueError):
    """One cannot become part of the other: the same, of two kinds, or no longer there."""
