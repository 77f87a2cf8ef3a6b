from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "antarkerja.web"
    label = "web"

    def ready(self) -> None:
        # Forms cannot be imported before the applications are there.
        from antarkerja.web.components.error_words import use_own_words  # noqa: PLC0415

        use_own_words()
