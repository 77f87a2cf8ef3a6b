from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "antarkerja.domain.indicators"
    label = "indicators"
