"""A report without what must not leave the house: secrets always, addresses in what is sent to others."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from mailcow_facade.doctor.checks import checks
from mailcow_facade.doctor.report import Cause, Report
from mailcow_facade.doctor.spellings import pattern_of, spellings

MASK = "********"
SHORTEST = 6
"""Of a secret that is looked for. A shorter one may be any word; by default mailcow takes no shorter password."""

_LOOKS_SECRET = re.compile(
    r"\{[A-Z][A-Z0-9.-]+\}[$./+=\w-]{8,}"  # a hash as Dovecot writes it
    r"|\$(?:1|2[abxy]|5|6|argon2\w*)\$[$./+=,\w-]{8,}"  # and as crypt does
    r"|\b[0-9A-Z]{6}(?:-[0-9A-Z]{5,6}){4}\b",  # an API key of mailcow's making
    re.IGNORECASE,
)
_AS_IT_IS = {"id", "status", "cause", "candidates", "confidence", "started"}
"""Fields with words of ours alone."""

T = TypeVar("T")


def without_secrets(report: Report, secrets: Iterable[str | None]) -> Report:
    """The report with each of the secrets masked, whatever the way in which it is spelt, and all that looks like one.

    Nothing is meant to put a secret into a report; this is the second wall, for a server that echoes one.
    """
    found: set[str] = set()
    for secret in secrets:
        if secret and len(secret) >= SHORTEST and secret.lower() not in report.address.lower():
            ways = spellings(secret, report.address.strip()) | {repr(secret)[1:-1], json.dumps(secret)[1:-1]}
            # What is left of one in an encoding that lacks its letters may be any word, too.
            found |= {way for way in ways if len(way) >= SHORTEST}
    given = pattern_of(found)

    def mask(text: str) -> str:
        if given:
            text = given.sub(MASK, text)
        return _LOOKS_SECRET.sub(MASK, text)

    return _mapped(report, mask)


def pseudonymised(report: Report) -> Report:
    """The report with other names for people, domains, hosts and addresses, the same each time one occurs.

    ``anna@example.org`` becomes ``user1@domain1.invalid``, ``mail.example.org`` ``mail.domain1.invalid`` and an IP
    address one of a range kept for tests. What a log tells of a password's SHA1 is masked.
    """
    names = _Pseudonyms(report)
    return _mapped(report, names.hide)


class _Pseudonyms:
    """Who is who in one report."""

    def __init__(self, report: Report) -> None:
        self._users: dict[str, str] = {}
        self._domains: dict[str, str] = {}
        self._hosts: dict[str, str] = {}
        self._ips: dict[str, str] = {}
        self._ours = {*get_args(Cause), *checks()}
        # The login name is known, whatever it is made of; all else is found by its form. One pass for all of them, so
        # that no stand-in is taken for a name.
        name = re.escape(report.address.strip()) or r"(?!)"
        self._form = re.compile(
            rf"(?P<sha1>(?<=SHA1 of given password: )[0-9a-f]+)"
            rf"|(?P<name>(?<![\w.+-]){name}(?![\w-]|\.\w))|(?P<address>{_ADDRESS})|(?P<ip>{_IP})|(?P<host>{_HOST})",
            re.IGNORECASE,
        )
        # The domains of mail addresses come first, as hosts below them keep the relation.
        _mapped(report, self._meet)

    def hide(self, text: str) -> str:
        return self._form.sub(self._stand_in, text)

    def _meet(self, text: str) -> str:
        for found in self._form.finditer(text):
            if found.lastgroup in ("name", "address"):
                self._stand_in(found)
        return text

    def _stand_in(self, found: re.Match[str]) -> str:
        text = found[0]
        if found.lastgroup == "sha1":
            return MASK
        if found.lastgroup == "ip":
            return self._ip(text)
        if found.lastgroup == "host":
            return self._host(text)
        local, at, domain = text.rpartition("@")
        return f"{self._user(local)}@{self._domain(domain)}" if at else self._user(text)

    def _user(self, name: str) -> str:
        if not name:
            return ""  # @example.org stands for the whole domain
        local, plus, _ = name.lower().partition("+")
        # With a tag it stays the same person, since that is what it may be about.
        user = self._users.setdefault(local, f"user{len(self._users) + 1}")
        return f"{user}+tag" if plus else user

    def _domain(self, name: str) -> str:
        return self._domains.setdefault(name.lower(), f"domain{len(self._domains) + 1}.invalid")

    def _host(self, text: str) -> str:
        name = text.lower()
        if name in self._ours or name in _KEPT or name.startswith(_CODE):
            return text
        if name in self._domains:
            return self._domains[name]
        for domain, stand_in in self._domains.items():
            if name.endswith(f".{domain}"):
                labels = name.removesuffix(f".{domain}").split(".")
                known = all(label in _KNOWN_LABELS or label.startswith("_") for label in labels)
                return f"{'.'.join(labels) if known else self._numbered(name)}.{stand_in}"
        return f"{self._numbered(name)}.invalid"

    def _numbered(self, name: str) -> str:
        return self._hosts.setdefault(name, f"host{len(self._hosts) + 1}")

    def _ip(self, text: str) -> str:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return text  # a time, for instance
        if address.is_loopback or address.is_unspecified:
            return text
        number = len(self._ips) + 1
        return self._ips.setdefault(
            address.compressed,
            f"2001:db8::{number:x}" if address.version == 6 else f"198.18.{number >> 8}.{number & 255}",
        )


_LABEL = r"[^\W_](?:[\w-]*\w)?"
_END = r"(?:[^\W\d_]{2,}|xn--[\w-]+)"
_ADDRESS = rf"[\w.+-]*@(?:{_LABEL}\.)+{_END}(?![\w-])"
_HOST = rf"(?<![\w.@-])(?:[\w-]+\.)+{_END}(?![\w(-])"
_IP = r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])"
_KEPT = ("docs.mailcow.email",)
_CODE = ("cow.", "attributes.")
_KNOWN_LABELS = {"mail", "smtp", "imap", "pop", "mx", "www", "autodiscover", "autoconfig", "mta-sts", "dkim"}


def _mapped(value: T, change: Callable[[str], str]) -> T:
    """The same tree with each text changed that may hold words of others."""
    return _walk(value, change)  # type: ignore[no-any-return]


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_walk(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        texts = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in _AS_IT_IS}
        return replace(value, **{name: _walk(each, change) for name, each in texts.items()})
    return value
