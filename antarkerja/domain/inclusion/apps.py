from django.apps import AppConfig


class InclusionConfig(AppConfig):
    name = "antarkerja.domain.inclusion"
    label = "inclusion"
