from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReferenceConfig(AppConfig):
    name = "antarkerja.domain.reference"
    label = "reference"

    def ready(self) -> None:
        # Reference rows ship with the program, so every migrate (and every flush of a test
        # database) brings them back; nothing else in the house hangs on a signal.
        from antarkerja.domain.reference.operations import load_law  # noqa: PLC0415

        post_migrate.connect(load_law, sender=self, dispatch_uid="reference.load_law")
