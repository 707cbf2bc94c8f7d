from dataclasses import replace

import pytest
from django.core.checks import Tags, run_checks

from core_recovery.provider import PLACEHOLDERS, placeholders_left
from programs.languages import Translated

OURS = replace(
    PLACEHOLDERS,
    phone="(212) 555-0134",
    address="1 Main Street",
    hours=Translated({"en": "Every day", "es": "Todos los días"}),
    security_contact="mailto:security@care.example",
)


def warnings(*, deploy: bool) -> list[tuple[str, str]]:
    found = run_checks(tags=[Tags.security], include_deployment_checks=deploy)
    return [(check.id, check.hint) for check in found if check.id.startswith("core_recovery.")]


def test_the_placeholders_left_are_named():
    assert placeholders_left(PLACEHOLDERS) == ["address", "hours", "phone", "security_contact"]
    assert placeholders_left(replace(OURS, hours=PLACEHOLDERS.hours)) == ["hours"]
    assert placeholders_left(OURS) == []


def test_the_deploy_check_warns_of_each(settings):
    settings.PROVIDER = PLACEHOLDERS
    assert warnings(deploy=True) == [
        ("core_recovery.W001", "Set CORE_PROVIDER_ADDRESS."),
        ("core_recovery.W001", "Set CORE_PROVIDER_HOURS."),
        ("core_recovery.W001", "Set CORE_PROVIDER_PHONE."),
        ("core_recovery.W001", "Set CORE_PROVIDER_SECURITY_CONTACT."),
    ]


def test_the_deploy_check_is_silent_once_all_are_set(settings):
    settings.PROVIDER = OURS
    assert warnings(deploy=True) == []


def test_a_local_run_is_not_warned(settings):
    settings.PROVIDER = PLACEHOLDERS
    assert warnings(deploy=False) == []


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("(555) 010-0199", "tel:+15550100199"),
        ("555.010.0199", "tel:+15550100199"),
        ("1-800-662-4357", "tel:+18006624357"),
        ("+44 20 7946 0958", "tel:+442079460958"),
    ],
)
def test_the_phone_link_is_an_international_number(phone, link):
    assert replace(PLACEHOLDERS, phone=phone).phone_link == link
