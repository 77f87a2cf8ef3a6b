from django.apps import AppConfig


class LabourMarketConfig(AppConfig):
    name = "antarkerja.domain.labour_market"
    label = "labour_market"
