"""CORS, as a real mailcow answers: recorded in cassettes/cors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import Mailcow, Rejected
from tests.clients import Answering


@pytest.fixture
def defaults(cow: Mailcow, vcr: object) -> Iterator[None]:
    """mailcow's defaults are restored after the test."""
    yield
    cow.cors.set()


@pytest.mark.vcr
def test_origins(cow: Mailcow, defaults: None) -> None:
    cow.cors.set(allowed_origins=["https://cors.example.org", "https://cors.example.net:8443"], allowed_methods=["GET"])
    cow.cors.set(allowed_origins=["*"])
    for origin in ("cors.example.org", "https://cors.example.org/"):
        with pytest.raises(Rejected) as caught:
            cow.cors.set(allowed_origins=[origin])
        assert caught.value.code == "cors_invalid_origin"


def test_what_is_sent(answering: Answering) -> None:
    written = []

    def answer(request: httpx.Request) -> httpx.Response:
        written.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json=[{"type": "success", "log": [], "msg": "cors_headers_edited"}])

    cow = answering(answer)
    cow.cors.set(allowed_origins=("https://www.example.org",), allowed_methods=("GET", "POST"))
    cow.cors.set()
    assert written == [
        (
            "/api/v1/edit/cors",
            {"attr": {"allowed_origins": ["https://www.example.org"], "allowed_methods": ["GET", "POST"]}},
        ),
        ("/api/v1/edit/cors", {"attr": {}}),
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"allowed_origins": []}, ValueError),
        ({"allowed_methods": []}, ValueError),
        ({"allowed_origins": "https://www.example.org"}, TypeError),
        ({"allowed_methods": "GET"}, TypeError),
        ({"allowed_origins": ["https://www.example.org, https://www.example.net"]}, ValueError),
        ({"allowed_methods": ["get"]}, ValueError),
        ({"allowed_methods": ["OPTIONS"]}, ValueError),
    ],
    ids=str,
)
def test_arguments_that_are_refused_before_they_are_sent(
    silent: Mailcow, arguments: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        silent.cors.set(**arguments)
