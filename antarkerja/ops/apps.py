from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "antarkerja.ops"
    label = "ops"
