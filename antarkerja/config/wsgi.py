"""What gunicorn serves."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()


def _read_word_lists() -> None:
    from antarkerja.domain.reference.coding import warm_up  # noqa: PLC0415 (after the set-up)

    Thread(target=warm_up, daemon=True).start()


# Each worker that gunicorn forks reads the word lists aside, so that the first title that somebody
# types is not the slow one, and the start waits for nothing.
os.register_at_fork(after_in_child=_read_word_lists)
