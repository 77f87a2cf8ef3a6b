from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "antarkerja.domain.consultations"
    label = "consultations"
