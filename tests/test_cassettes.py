"""No cassette, and nothing else that was recorded, holds a secret or a reply that the effective spec does not know."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from vcr.request import Request

from mailcow_facade.drift import cassettes
from mailcow_facade.drift.replies import Replies
from mailcow_facade.drift.report import Finding
from mailcow_facade.spec.contract import Contract
from tests.conftest import ROOT
from tests.scrubbing import (
    CANARIES,
    CANARY_PASSWORD,
    FOREIGN,
    HASH,
    KEY_VARIABLES,
    MASK,
    scrub_body,
    scrub_request,
    scrub_response,
)

RECORDED = sorted([*(ROOT / "cassettes").rglob("*.yaml"), *(ROOT / "tests" / "data").glob("*.jsonl")])
REPLIES = ROOT / "tests/data/replies.jsonl"
CONTRACT = Contract.shipped()
FORBIDDEN = {
    "a canary": re.compile("|".join(map(re.escape, CANARIES))),
    "a text of mailcow's": FOREIGN,
    "an API key": re.compile(r"x-api-key|\b[A-Z0-9]{6}(-[A-Z0-9]{5,6}){4}\b", re.IGNORECASE),
    "a cookie": re.compile(r"set-cookie|MCSESSID|^\s*cookie:", re.IGNORECASE | re.MULTILINE),
    "a hash": re.compile(HASH.pattern.decode()),
    "what cannot be read": re.compile(r"!!binary|H4sIA"),
    "a private key": re.compile(r"BEGIN [A-Z ]*PRIVATE KEY"),
    "the recorded server's address": re.compile(r"https?://(localhost|127\.)[^\"' ]*api/v1"),
}


def test_there_are_cassettes() -> None:
    assert len(RECORDED) > 10


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_recording_holds_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for what, pattern in FORBIDDEN.items():
        found = pattern.search(text)
        assert not found, f"{what} at {found.start()}"


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_recording_differs_from_the_contract(path: Path) -> None:
    replies = Replies(CONTRACT)
    not_compared = cassettes.take(replies, path)
    assert [told(finding) for finding in replies.findings()] == []
    # Some quirks are of paths that are no operations, and one recorded path has a count where the log knows none.
    no_operation = path.parent.name == "quirks" or path == REPLIES
    assert {each.why for each in not_compared} <= {"no operation of the contract has this path"}
    assert not not_compared or no_operation


def test_so_many_recorded_replies_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    replies = Replies(CONTRACT)
    assert len(cassettes.take(replies, REPLIES)) == 4
    assert replies.compared > 420
    for path in RECORDED:
        if path != REPLIES:
            cassettes.take(replies, path)
    assert replies.compared > 5000
    with capsys.disabled():
        print(f"\nrecorded replies compared with the effective spec: {replies.compared}, none differs")


def told(finding: Finding) -> str:
    change = finding.change
    return f"{change}: {change.before} -> {change.after}, in {finding.replies} replies"


def test_the_scrubber_finds_what_is_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "ABCDEF-ABCDEF-ABCDEF-ABCDEF-ABCDE1"
    monkeypatch.setenv(KEY_VARIABLES[0], key)
    hash_ = "{BLF-CRYPT}$2y$10$abcdefghijklmnopqrstuvwxyz0123456789"
    body = {
        "password": "unforeseen",
        "attr": {"password2": CANARY_PASSWORD, "relay": [{"smtp_password": "other"}]},
        "text": f"login with {CANARY_PASSWORD} and {key}",
        "nested": json.dumps({"password": CANARY_PASSWORD}),
        "hash": hash_,
    }
    request = Request("POST", f"http://127.0.0.1:1/api/v1/x?key={1}", json.dumps(body).encode(), {"X-API-Key": key})
    clean = scrub_request(request)
    answer = scrub_response(
        {
            "status": {"code": 200, "message": "OK"},
            "headers": {"Set-Cookie": ["MCSESSID=1"], "Content-Type": ["application/json"]},
            "body": {"string": json.dumps([body]).encode()},
        }
    )
    for text in (repr(clean.uri) + repr(clean.headers) + repr(clean.body), repr(answer)):
        for secret in ("unforeseen", CANARY_PASSWORD, key, "MCSESSID", "$2y$", "other"):
            assert secret not in text, secret
    assert request.headers["X-API-Key"] == key, "what is sent stays as it is"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("password", "12345678"),
        ("password", "2026-11-23x"),
        ("app_passwd", "000"),
        ("password", "2"),
        ("private_key_file", "-----BEGIN"),
        ("privateKey", "abc"),
        ("api_key", "abc"),
        ("key", "1234"),
        ("bindpass", "11-22"),
    ],
)
def test_a_secret_is_known_by_its_name(name: str, value: str) -> None:
    assert json.loads(scrub_body(json.dumps({"attr": [{name: value}]}))) == {"attr": [{name: MASK}]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mailpassword_flow", "1"),
        ("renew_secret", "0"),
        ("passwd_update", "2026-11-23 00:10:11"),
        ("passwd_update", "2026-11-23"),
        ("app_password", "17"),
        ("password", ""),
        ("password", "***"),
        ("key_size", "2048"),
        ("pubkey", "MIIB"),
    ],
)
def test_what_only_looks_like_a_secret_stays(name: str, value: str) -> None:
    body = json.dumps({name: value}).encode()
    assert scrub_body(body) == body


def test_secrets_in_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLES[0], "AB+CD/EF")
    uri = f"http://127.0.0.1/x/AB%2BCD%2FEF/{CANARY_PASSWORD}?key=12345&tags=a&api_key=b%20c&access_token=d&count=10&e"
    clean = scrub_request(Request("GET", uri, None, {})).uri
    assert clean == (
        f"https://mail.example.org/x/{MASK}/{MASK}?key={MASK}&tags=a&api_key={MASK}&access_token={MASK}&count=10&e"
    )


def test_a_compressed_reply_is_not_recorded() -> None:
    with pytest.raises(ValueError, match="compressed"):
        scrub_response({"headers": {"Content-Encoding": ["gzip"]}, "body": {"string": b"\x1f\x8b"}})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f'body: "{CANARIES[0]}"', "a canary"),
        ("# global_sieve_after script", "a text of mailcow's"),
        ("X-API-Key: 1", "an API key"),
        ("ABCDEF-ABCDEF-ABCDEF-ABCDEF-ABCDE1", "an API key"),
        ("set-cookie:\n- MCSESSID=1", "a cookie"),
        ("{BLF-CRYPT}$2y$10$abcdefghijklmnopqrstuv", "a hash"),
        ("string: !!binary |\n  H4sIAAAA", "what cannot be read"),
        ("http://127.0.0.1:8080/api/v1/get/domain/all", "the recorded server's address"),
    ],
)
def test_the_scan_finds_what_is_planted(text: str, what: str) -> None:
    assert FORBIDDEN[what].search(text)
