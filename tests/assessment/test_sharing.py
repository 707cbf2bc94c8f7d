import json
from datetime import UTC, datetime, timedelta

import pytest

from assessment import sharing
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.models import SharedResult, Tries
from assessment.sharing import Life
from tests.vocabulary import answers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
GIVEN = answers(home="unstable", care="weekly_not_enough", who="someone")


def new_code(life: Life = Life.WEEK) -> str:
    return sharing.code_for(sharing.new_seed(), life)


@pytest.fixture
def code() -> str:
    made = new_code()
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
    code = new_code()
    assert sharing.make(code, GIVEN, life, NOW) == NOW + span
    assert sharing.open_shared(code, NOW + span - timedelta(seconds=1)) is not None
    assert sharing.open_shared(code, NOW + span) is None
    assert SharedResult.objects.count() == 0


def test_a_code_is_128_random_bits_in_22_characters():
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {22}


def test_a_visit_has_one_code_for_each_life_and_shares_none_with_another_visit():
    seeds = [sharing.new_seed(), sharing.new_seed()]
    codes = [sharing.code_for(seed, life) for seed in seeds for life in Life]
    assert codes == [sharing.code_for(seed, life) for seed in seeds for life in Life]
    assert len(set(codes)) == 6


def test_made_again_one_link_shows_the_answers_of_now_for_as_long_from_now(code):
    later = NOW + timedelta(hours=1)
    sharing.make(code, answers(), Life.MONTH, later)
    shared = sharing.open_shared(code, NOW)
    assert (shared.answers, shared.expires_at) == (answers(), later + timedelta(days=30))
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
    with pytest.raises(ValueError, match="not a code"):
        sharing.make(wrong, GIVEN, Life.WEEK, NOW)
    assert sharing.open_shared(wrong, NOW) is None
    sharing.revoke(wrong)
    assert SharedResult.objects.count() == 0


def test_every_changed_character_of_a_code_opens_nothing(code):
    for place in range(22):
        other = "A" if code[place] != "A" else "Q"
        assert sharing.open_shared(code[:place] + other + code[place + 1 :], NOW) is None
    assert sharing.open_shared(code, NOW) is not None


def test_erased_is_erased_and_keeps_nothing_but_its_place(code):
    sharing.revoke(new_code())
    assert sharing.open_shared(code, NOW) is not None
    sharing.revoke(code)
    assert sharing.open_shared(code, NOW) is None
    (row,) = SharedResult.objects.all()
    assert (bytes(row.nonce), bytes(row.box), row.expires_at) == (b"", b"", NOW + timedelta(days=7))


def test_what_was_erased_cannot_be_made_again_until_its_time_would_have_ended(code):
    sharing.revoke(code)
    for life in Life:
        with pytest.raises(sharing.Erased):
            sharing.make(code, GIVEN, life, NOW + timedelta(days=7, seconds=-1))
    assert sharing.open_shared(code, NOW) is None
    assert sharing.delete_ended(NOW + timedelta(days=7, seconds=-1)) == 0
    assert sharing.delete_ended(NOW + timedelta(days=7)) == 1


def test_erasing_twice_changes_nothing(code):
    sharing.revoke(code)
    sharing.revoke(code)
    assert SharedResult.objects.count() == 1


def test_when_full_no_new_link_is_made_and_an_old_one_can_be_made_again(code, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_KEPT", 1)
    with pytest.raises(sharing.Full):
        sharing.make(new_code(), GIVEN, Life.WEEK, NOW)
    sharing.make(code, GIVEN, Life.WEEK, NOW)
    assert SharedResult.objects.count() == 1


def test_what_has_ended_takes_no_place_of_the_living(code, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_KEPT", 1)
    sharing.make(new_code(), GIVEN, Life.WEEK, NOW + timedelta(days=7))
    assert SharedResult.objects.count() == 1


def test_making_a_link_deletes_what_has_ended_a_hundred_rows_at_a_time():
    ended = [SharedResult(id=f"{place:032x}", nonce=b"", box=b"", expires_at=NOW) for place in range(150)]
    SharedResult.objects.bulk_create(ended)
    sharing.make(new_code(), GIVEN, Life.WEEK, NOW)
    assert SharedResult.objects.count() == 51
    sharing.make(new_code(), GIVEN, Life.WEEK, NOW)
    assert SharedResult.objects.count() == 2


def test_trying_out_writes_one_row_again_and_again_that_ends_at_once(code):
    sharing.try_out(NOW)
    sharing.try_out(NOW + timedelta(seconds=5))
    assert [(row.id, row.ends_at) for row in Tries.objects.all()] == [(sharing.TRIED_OUT, NOW + timedelta(seconds=5))]
    assert SharedResult.objects.count() == 1


@pytest.mark.parametrize("spoil", ["longer life", "changed box", "another row"])
def test_a_row_changed_in_the_database_does_not_open(code, spoil):
    row = SharedResult.objects.get()
    if spoil == "longer life":
        row.expires_at += timedelta(days=365)
    elif spoil == "changed box":
        row.box = bytes(row.box)[:-1] + bytes([bytes(row.box)[-1] ^ 1])
    else:
        other = new_code()
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


def test_the_payload_is_version_codes_and_day_only(code):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    row, secret = SharedResult.objects.get(), sharing._secret(code)
    opened = AESGCM(sharing._key(secret)).decrypt(bytes(row.nonce), bytes(row.box), sharing._bound_to(row.id, row.expires_at))
    assert json.loads(opened) == {"version": CRITERIA_VERSION, "answers": GIVEN.codes(), "made_on": "2026-11-23"}
