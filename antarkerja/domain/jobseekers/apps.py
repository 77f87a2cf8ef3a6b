from django.apps import AppConfig


class JobseekersConfig(AppConfig):
    name = "antarkerja.domain.jobseekers"
    label = "jobseekers"
