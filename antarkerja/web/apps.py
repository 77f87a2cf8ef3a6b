from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "antarkerja.web"
    label = "web"
