"""What the log says of a request that was refused."""

from __future__ import annotations

import logging

FORBIDDEN = 403


class OneLineRefusals(logging.Filter):
    """A refused request is somebody at a wrong door, not a fault: one line, without traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == FORBIDDEN:
            record.exc_info = record.exc_text = None
        return True
