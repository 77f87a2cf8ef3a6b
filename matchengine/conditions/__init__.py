"""Yes/no conditions, in the order in which they are told to a person who asks why not."""

from matchengine.conditions.education import Education
from matchengine.conditions.licence import Licence
from matchengine.conditions.place import Place
from matchengine.conditions.protocol import Condition
from matchengine.conditions.validity import Validity

CONDITIONS: tuple[Condition, ...] = (Validity(), Licence(), Education(), Place())

__all__ = ["CONDITIONS", "Condition"]
