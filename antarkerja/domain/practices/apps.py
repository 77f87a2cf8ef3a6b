from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "antarkerja.domain.practices"
    label = "practices"
