from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "antarkerja.domain.ledger"
    label = "ledger"
