from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "antarkerja.domain.cases"
    label = "cases"
