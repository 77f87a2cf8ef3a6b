from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "antarkerja.domain.employers"
    label = "employers"
