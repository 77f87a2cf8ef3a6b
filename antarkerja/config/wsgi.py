"""What gunicorn serves."""

import os
from threading import Timer

from django.core.wsgi import get_wsgi_application

AFTER_SECONDS = 8.0
application = get_wsgi_application()


def _read_word_lists() -> None:
    from antarkerja.domain.reference.coding import warm_up  # noqa: PLC0415 (after the set-up)

    reading = Timer(AFTER_SECONDS, warm_up)
    reading.daemon = True
    reading.start()


# Each worker that gunicorn forks reads the word lists aside, so that the first title that somebody
# types is not the slow one; a while after the start, which must not wait for it.
os.register_at_fork(after_in_child=_read_word_lists)
