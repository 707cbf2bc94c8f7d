from django.apps import AppConfig


class CoreRecoveryConfig(AppConfig):
    name = "core_recovery"

    def ready(self) -> None:
        from core_recovery import checks  # noqa: F401  registers the checks
