import json
from datetime import UTC, datetime, timedelta

import pytest

from assessment import sharing
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.models import SharedResult
from assessment.sharing import Life
from tests.vocabulary import answers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
GIVEN = answers(home="unstable", care="weekly_not_enough", who="someone")


@pytest.fixture
def code() -> str:
    made = sharing.new_code()
    sharing.make(made, GIVEN, Life.WEEK, NOW)
    return made


def test_what_is_shared_is_what_is_opened(code):
    shared = sharing.open_shared(code, NOW)
    assert shared.answers == GIVEN
    assert (shared.version, shared.made_on, shared.expires_at) == (CRITERIA_VERSION, NOW.date(), NOW + timedelta(days=7))


@pytest.mark.parametrize(
    ("life", "span"), [(Life.DAY, timedelta(hours=24)), (Life.WEEK, timedelta(days=7)), (Life.MONTH, timedelta(days=30))]
)
def test_a_link_ends_to_the_second_and_is_deleted_on_the_way(life, span):
    code = sharing.new_code()
    sharing.make(code, GIVEN, life, NOW)
    assert sharing.open_shared(code, NOW + span - timedelta(seconds=1)) is not None
    assert sharing.open_shared(code, NOW + span) is None
    assert SharedResult.objects.count() == 0


def test_a_code_is_128_random_bits_in_22_characters():
    codes = {sharing.new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {22}


def test_sent_twice_one_link_is_made_and_the_first_stands(code):
    again = sharing.make(code, answers(), Life.MONTH, NOW + timedelta(hours=1))
    assert again == sharing.open_shared(code, NOW)
    assert SharedResult.objects.count() == 1


def test_the_row_holds_nothing_that_can_be_read(code):
    row = SharedResult.objects.get()
    assert {field.name for field in SharedResult._meta.fields} == {"id", "nonce", "box", "expires_at"}
    stored = row.id.encode() + bytes(row.nonce) + bytes(row.box)
    for secret in (code.encode(), sharing._secret(code), sharing._key(sharing._secret(code)), b"unstable", b"answers"):
        assert secret not in stored


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "short",
        "A" * 23,
        "A" * 21 + "B",  # a second spelling of an all-zero secret
        "A" * 21 + "\n",
        "ä" * 22,
        "../../etc/passwd/../..",
        "\x00" * 22,
    ],
)
def test_what_is_no_code_makes_and_opens_nothing(wrong):
    assert sharing.make(wrong, GIVEN, Life.WEEK, NOW) is None
    assert sharing.open_shared(wrong, NOW) is None
    sharing.revoke(wrong)
    assert SharedResult.objects.count() == 0


def test_every_changed_character_of_a_code_opens_nothing(code):
    for place in range(22):
        other = "A" if code[place] != "A" else "Q"
        assert sharing.open_shared(code[:place] + other + code[place + 1 :], NOW) is None
    assert sharing.open_shared(code, NOW) is not None


def test_revoked_is_gone(code):
    sharing.revoke(sharing.new_code())
    assert sharing.open_shared(code, NOW) is not None
    sharing.revoke(code)
    assert sharing.open_shared(code, NOW) is None
    assert SharedResult.objects.count() == 0


@pytest.mark.parametrize("spoil", ["longer life", "changed box", "another row"])
def test_a_row_changed_in_the_database_does_not_open(code, spoil):
    row = SharedResult.objects.get()
    if spoil == "longer life":
        row.expires_at += timedelta(days=365)
    elif spoil == "changed box":
        row.box = bytes(row.box)[:-1] + bytes([bytes(row.box)[-1] ^ 1])
    else:
        other = sharing.new_code()
        sharing.make(other, answers(), Life.WEEK, NOW)
        row.box = SharedResult.objects.exclude(id=row.id).get().box
    row.save()
    assert sharing.open_shared(code, NOW) is None


def test_answers_under_other_criteria_are_not_read_by_todays(code, monkeypatch):
    monkeypatch.setattr(sharing, "CRITERIA_VERSION", CRITERIA_VERSION + 1)
    shared = sharing.open_shared(code, NOW)
    assert (shared.version, shared.answers) == (CRITERIA_VERSION, None)


def test_a_clock_that_steps_back_keeps_the_link_and_forward_ends_it(code):
    assert sharing.open_shared(code, NOW - timedelta(days=3650)).answers == GIVEN
    assert sharing.open_shared(code, NOW + timedelta(days=3650)) is None


def test_housekeeping_deletes_what_ended_and_only_counts(code, capsys, settings):
    kept = sharing.new_code()
    sharing.make(kept, GIVEN, Life.MONTH, NOW)
    assert sharing.delete_expired(NOW + timedelta(days=8)) == 1
    assert sharing.open_shared(kept, NOW + timedelta(days=8)) is not None
    assert sharing.delete_expired(NOW + timedelta(days=8)) == 0


def test_the_payload_is_version_codes_and_day_only(code):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    row, secret = SharedResult.objects.get(), sharing._secret(code)
    opened = AESGCM(sharing._key(secret)).decrypt(bytes(row.nonce), bytes(row.box), sharing._bound_to(row.id, row.expires_at))
    assert json.loads(opened) == {"version": CRITERIA_VERSION, "answers": GIVEN.codes(), "made_on": "2026-11-23"}
