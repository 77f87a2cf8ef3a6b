from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "antarkerja.domain.offices"
    label = "offices"
