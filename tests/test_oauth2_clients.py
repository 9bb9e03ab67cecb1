"""OAuth2 clients, as a real mailcow answers: recorded in cassettes/oauth2_clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from mailcow_facade import Mailcow, NotFound, PartialFailure
from tests.clients import Answering

URI = "https://oauth2.example.org/back"
OTHER = "https://oauth2.example.org/other"


@pytest.fixture
def clean(cow: Mailcow, vcr: object) -> Iterator[None]:
    """Whatever the test has left is deleted."""
    yield
    if ids := _mine(cow):
        cow.oauth2_clients.delete(*ids)


def _mine(cow: Mailcow) -> list[int]:
    return [row.id for row in cow.oauth2_clients.list() if row.redirect_uri in (URI, OTHER)]


@pytest.mark.vcr
def test_clients_that_are_not_there(cow: Mailcow) -> None:
    assert _mine(cow) == []
    assert not cow.oauth2_clients.exists(999999)
    verbs: list[Callable[[int], object]] = [
        cow.oauth2_clients.get,
        cow.oauth2_clients.renew_secret,
        cow.oauth2_clients.revoke_tokens,
        cow.oauth2_clients.delete,
        lambda number: cow.oauth2_clients.edit(number, redirect_uri=URI),
    ]
    for verb in verbs:
        with pytest.raises(NotFound, match="999999"):
            verb(999999)


@pytest.mark.vcr
def test_from_creation_to_deletion(cow: Mailcow, clean: None, recording: bool) -> None:
    first = cow.oauth2_clients.create(URI)
    assert first.redirect_uri == URI
    assert first.client_id
    assert first.client_secret
    assert first.scope == "profile"
    second = cow.oauth2_clients.create(URI)
    assert second.id > first.id
    assert _mine(cow) == [first.id, second.id]
    assert cow.oauth2_clients.get(first.id) == first

    changed = cow.oauth2_clients.edit(first.id, redirect_uri=OTHER)
    assert changed.redirect_uri == OTHER
    assert changed.client_secret == first.client_secret
    renewed = cow.oauth2_clients.renew_secret(first.id)
    assert (renewed.client_secret != first.client_secret) is recording, "on a cassette both are masked"
    assert renewed.redirect_uri == OTHER
    cow.oauth2_clients.revoke_tokens(first.id)
    assert cow.oauth2_clients.get(first.id) == renewed

    cow.oauth2_clients.delete(first.id)
    with pytest.raises(PartialFailure) as partial:
        cow.oauth2_clients.delete(first.id, second.id)
    assert [outcome.item for outcome in partial.value.succeeded] == [str(second.id)]
    assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(first.id), NotFound)]
    assert _mine(cow) == []


def test_arguments_that_are_refused_before_they_are_sent(silent: Mailcow) -> None:
    for uri in ("", " ", "https://www.example.org/" + "x" * 2000):
        with pytest.raises(ValueError, match="redirect_uri"):
            silent.oauth2_clients.create(uri)
        with pytest.raises(ValueError, match="redirect_uri"):
            silent.oauth2_clients.edit(1, redirect_uri=uri)
    with pytest.raises(TypeError):
        silent.oauth2_clients.get("all")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_secret_is_not_shown(answering: Answering) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"id": 1, "client_id": "c", "client_secret": "hidden", "redirect_uri": URI})

    cow = answering(answer)
    client = cow.oauth2_clients.get(1)
    assert client.client_secret == "hidden"
    assert "hidden" not in repr(client)
