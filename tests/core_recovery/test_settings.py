import pytest
from cryptography.fernet import Fernet

from tests.vocabulary import chosen

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def begun(client, settings):
    """A client with one answer in a cookie written with the old key."""
    settings.ANSWERS_KEYS = [OLD]
    client.post("/assessment/", {"who": "self"})
    client.post("/assessment/safety/", {"safety": "passing"})
    return client


def test_a_cookie_of_the_old_key_opens_when_a_new_key_is_put_in_front(begun, settings):
    settings.ANSWERS_KEYS = [NEW, OLD]
    assert chosen(begun.get("/assessment/safety/")) == ["passing"]


def test_a_cookie_of_a_key_taken_away_does_not_open(begun, settings):
    settings.ANSWERS_KEYS = [NEW]
    assert chosen(begun.get("/assessment/safety/")) == []


def test_the_next_answer_is_written_with_the_new_key(begun, settings):
    settings.ANSWERS_KEYS = [NEW, OLD]
    begun.post("/assessment/health/", {"health": "none"})
    settings.ANSWERS_KEYS = [NEW]
    assert chosen(begun.get("/assessment/safety/")) == ["passing"]
