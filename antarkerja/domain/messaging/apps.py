from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "antarkerja.domain.messaging"
    label = "messaging"
