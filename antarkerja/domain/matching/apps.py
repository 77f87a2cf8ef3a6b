from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "antarkerja.domain.matching"
    label = "matching"
