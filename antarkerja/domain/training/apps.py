from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "antarkerja.domain.training"
    label = "training"
