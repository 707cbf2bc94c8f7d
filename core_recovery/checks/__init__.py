"""System checks of the project as a whole. To import one of these modules is to register its checks."""

from core_recovery.checks import deployment, messages, numbers, templates

__all__ = ["deployment", "messages", "numbers", "templates"]
