"""A worker of its own: `python -m tests.domain.messaging.sending_process` sends until all is gone.

It is given its database and its gateway by the environment, as an installation is.
"""

from __future__ import annotations

import django

if __name__ == "__main__":
    django.setup()
    from django.utils import timezone

    from antarkerja.domain.messaging.operations.sending import is_anything_due
    from antarkerja.domain.messaging.tasks import send_round
    from antarkerja.domain.offices.policies import system_actor

    print("ready", flush=True)
    while is_anything_due(at=timezone.now()):
        send_round(by=system_actor(), now=timezone.now, size=5)
