"""What a sweep over a server asks, and what it makes of the answers. Without I/O.

Every GET of the effective spec is asked that only reads and that mailcow answers in time, one after another. What a
path needs (a domain, a mailbox, a number) is taken from what the lists before it told.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

from mailcow_client import api
from mailcow_client.types import Operation

from mailcow_facade import errors
from mailcow_facade.drift.change import Change
from mailcow_facade.drift.replies import Replies
from mailcow_facade.drift.report import Finding, NotCompared
from mailcow_facade.drift.rules import RULES
from mailcow_facade.settings import API
from mailcow_facade.spec import shipped
from mailcow_facade.spec.contract import Contract

MANY = 2000
"""A list with more mailboxes than this is not asked for: mailcow works on each for some 5 ms."""
FAILURES = 3
"""So many connections that fail, one after another, end a sweep."""


class Request(NamedTuple):
    """What to ask next."""

    operation: Operation
    path: str


class _Told(NamedTuple):
    """A field of the rows of a list; some other list's parameters are taken from it."""

    route: str
    field: str


_DOMAINS = _Told("get/domain/all", "domain_name")
_MAILBOXES = (
    _Told("get/mailbox/reduced", "username"),
    _Told("get/mailbox/all", "username"),
    _Told("get/mailbox/all/{domain}", "username"),
)

# First of these are the objects that have something to tell on this route.
_SOURCES: dict[str, tuple[_Told, ...]] = {
    "get/admin/{username}": (_Told("get/admin/all", "username"),),
    "get/alias-domain/{domain}": (_Told("get/alias-domain/all", "alias_domain"),),
    "get/alias/all/{domain}": (_Told("get/alias/all", "domain"), _DOMAINS),
    "get/alias/{id}": (_Told("get/alias/all", "id"),),
    "get/app-passwd/{id}": (_Told("get/app-passwd/all/{mailbox}", "id"),),
    "get/bcc/{id}": (_Told("get/bcc/all", "id"),),
    "get/domain-admin/{username}": (_Told("get/domain-admin/all", "username"),),
    "get/domain/template/{id}": (_Told("get/domain/template/all", "id"),),
    "get/domain/{id}": (_DOMAINS,),
    "get/filters/{mailbox}": (_Told("get/filters/all", "username"), *_MAILBOXES),
    "get/fwdhost/{host}": (_Told("get/fwdhost/all", "host"),),
    "get/mailbox/template/{id}": (_Told("get/mailbox/template/all", "id"),),
    "get/mailbox/{id}": _MAILBOXES,
    "get/oauth2-client/{id}": (_Told("get/oauth2-client/all", "id"),),
    "get/quarantine/{id}": (_Told("get/quarantine/all", "id"),),
    "get/recipient_map/{id}": (_Told("get/recipient_map/all", "id"),),
    "get/relayhost/{id}": (_Told("get/relayhost/all", "id"),),
    "get/resource/{name}": (_Told("get/resource/all", "name"),),
    "get/rl-domain/{domain}": (_Told("get/rl-domain/all", "domain"), _DOMAINS),
    "get/rl-mbox/{mailbox}": (_Told("get/rl-mbox/all", "mailbox"), *_MAILBOXES),
    "get/rsetting/{id}": (_Told("get/rsetting/all", "id"),),
    "get/syncjobs/{mailbox}": (_Told("get/syncjobs/all", "user2"), *_MAILBOXES),
    "get/syncjobs/{mailbox}/{options}": (_Told("get/syncjobs/all", "user2"), *_MAILBOXES),
    "get/tls-policy-map/{id}": (_Told("get/tls-policy-map/all", "id"),),
    "get/transport/{id}": (_Told("get/transport/all", "id"),),
}
_BY_NAME = {"domain": (_DOMAINS,), "mailbox": _MAILBOXES}

_LEFT_OUT = {
    "get/status/container/{id}": "no call tells Docker's id of a container, and an unknown one takes mailcow a minute",
    "get/postcat/{queue_id}": "it is a message's own text, which has no fields",
}
_ALWAYS_FAILS = "get/app-passwd/{id}"
"""mailcow answers this with nothing, whatever is asked for; it is asked all the same, since that may be mended."""
# The others want to know of the key, of the domains and of the mailboxes.
_FIRST = ("get/status/version", "get/domain/all", "get/mailbox/reduced")


@cache
def operations() -> tuple[Operation, ...]:
    """All GETs that the effective spec knows, in the order of their paths, what others need first.

    Raises:
        SpecError: the effective spec is missing or damaged.
    """
    found = []
    for path, methods in shipped.effective()["paths"].items():
        if "get" in methods and (module := api.find("GET", path)):
            found.append(module.OPERATION)
    first = {API + route: place for place, route in enumerate(_FIRST)}
    return tuple(sorted(found, key=lambda operation: (first.get(operation.path, len(first)), operation.path)))


def why_left_out(operation: Operation) -> str:
    """Why a sweep never asks for this; empty where it does."""
    route = _route(operation)
    if operation.writes:
        return "it writes, though it is a GET"
    if _is_log(route) and f"{route}/{{count}}" in {_route(other) for other in operations()}:
        return "the same log is read with a count"
    return _LEFT_OUT.get(route, "")


class Sweep:
    """One sweep. Whoever runs it asks :meth:`requests` for the next one and tells what came, before the one after.

    Args:
        objects: how many objects to ask for on each route that is about a single one.
        log_rows: how many rows of each log to ask for.
        requests: how many requests to send at most.
        seconds: how long to go on; the last request may end later.
    """

    def __init__(self, *, objects: int = 3, log_rows: int = 20, requests: int = 1000, seconds: float = 300.0) -> None:
        if objects < 1 or log_rows < 1 or requests < 1 or seconds <= 0:
            raise ValueError("objects, log_rows and requests are at least 1, and seconds more than 0")
        self.replies = Replies(Contract.shipped())
        self._objects = objects
        self._fixed = {"count": str(log_rows), "days": "7", "options": "no_log"}  # with_password would tell passwords
        self._requests = requests
        self._seconds = seconds
        self._started = time.monotonic()
        self._sent = 0
        self._told: dict[str, list[Any]] = {}
        self._asked: dict[str, list[str]] = {}
        self._not_compared: dict[str, str] = {}
        self._gone: list[Operation] = []
        self._failed_in_a_row = 0
        self._broken: set[str] = set()
        self.ended = ""
        """Why it ended before all was asked; empty where it did not."""

    @property
    def incomplete(self) -> str:
        """Why not all that was to be had could be compared; empty where it could."""
        routes = len(self._broken)
        broken = f"{routes} route{'s' * (routes > 1)} gave no reply of mailcow's" if routes else ""
        return self.ended or broken

    def requests(self) -> Iterator[Request]:
        """What to ask, one after another; ends when all is asked, or nothing more is to be had."""
        todo = []
        for operation in operations():
            if reason := why_left_out(operation):
                self._not_compared[operation.path] = reason
            else:
                todo.append(operation)
        single = [operation for operation in todo if "{" in operation.path]
        for operation in todo:
            if operation not in single:
                yield from self._ask(operation, operation.path)
        # Breadth first: where a limit ends it, each route was asked once before one is asked twice.
        for turn in range(self._objects):
            for operation in single:
                if path := self._path(operation, last=turn % 2 == 1):
                    yield from self._ask(operation, path)
        for operation in todo:
            if operation.path not in self._asked:
                self._not_compared.setdefault(operation.path, self.ended or "there is no object to ask for")

    def came(self, request: Request) -> None:
        """Its reply was compared; what the lists tell is kept for the paths of other requests."""
        self._failed_in_a_row = 0
        data = self.replies.last
        if isinstance(data, dict):
            data = [*data.values()] if all(map(str.isdecimal, data)) else [data]
        if isinstance(data, list):
            told = self._told.setdefault(_route(request.operation), [])
            told += [row for row in data if isinstance(row, dict)]

    def failed(self, request: Request, error: errors.MailcowError) -> None:
        """It got no reply that could be compared."""
        operation = request.operation
        self._failed_in_a_row += 1
        if isinstance(error, (errors.NotAuthenticated, errors.PermissionDenied)):
            self.ended = f"the key was refused: {_words_of(error)}"  # the next try would count towards a ban
        elif isinstance(error, errors.ConnectionFailed) and self._failed_in_a_row >= FAILURES:
            self.ended = f"the server is out of reach: {error.message}"
        if isinstance(error, (errors.ConnectionFailed, errors.UnexpectedReply)) and _route(operation) != _ALWAYS_FAILS:
            self._broken.add(operation.path)
        if isinstance(error, errors.RouteNotFound) and not self._is_older():
            self._gone.append(operation)
        else:
            self._not_compared[operation.path] = self.ended or _why(error)

    def findings(self) -> list[Finding]:
        """What the replies showed."""
        rule = RULES["api-path-removed-without-deprecation"]
        gone = [
            Finding(
                Change(rule.id, rule.level, operation.method, operation.path, "", "a route", None, source="reply"),
                replies=1,
            )
            for operation in dict.fromkeys(self._gone)
        ]
        return [*gone, *self.replies.findings()]

    def not_compared(self) -> list[NotCompared]:
        """What could not be asked for or compared, in the order of the paths."""
        return [NotCompared(f"GET {path}", why) for path, why in sorted(self._not_compared.items())]

    def _ask(self, operation: Operation, path: str) -> Iterator[Request]:
        if self._sent >= self._requests:
            self.ended = self.ended or f"the limit of {self._requests} requests was reached"
        elif time.monotonic() - self._started >= self._seconds:
            self.ended = self.ended or f"the limit of {self._seconds:g} seconds was reached"
        if self.ended:
            return
        if _route(operation) == "get/mailbox/all" and self._mailboxes() > MANY:
            self._not_compared[operation.path] = f"there are more than {MANY} mailboxes: they are read by domain"
            return
        self._sent += 1
        self._asked.setdefault(operation.path, []).append(path)
        yield Request(operation, path)

    def _path(self, operation: Operation, *, last: bool) -> str | None:
        """The path for an object that was not asked for yet, from one end of the list or the other."""
        path = operation.path
        for name, value in self._fixed.items():
            path = path.replace(f"{{{name}}}", value)
        asked = self._asked.get(operation.path, ())
        if "{" not in path:
            return None if asked else path
        paths = [re.sub(r"\{[^}]*\}", quote(str(value), safe=""), path) for value in self._values(operation)]
        left = [path for path in dict.fromkeys(paths) if path not in asked]
        return (left[-1] if last else left[0]) if left else None

    def _values(self, operation: Operation) -> Iterator[str | int]:
        route = _route(operation)
        [name] = set(re.findall(r"\{([^}]*)\}", operation.path)) - self._fixed.keys()
        for source in _SOURCES.get(route) or _BY_NAME[name]:
            for row in self._told.get(source.route, ()):
                value = row.get(source.field)
                if route.startswith("get/mailbox/") and source is _DOMAINS and _count(row) > MANY:
                    continue
                if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
                    yield value

    def _mailboxes(self) -> int:
        return sum(map(_count, self._told.get("get/domain/all", ())))

    def _is_older(self) -> bool:
        """Whether the server is, or may be, older than the one that was pinned."""
        pinned = shipped.server_version()
        version = next((str(row.get("version")) for row in self._told.get("get/status/version", ())), "")
        pattern = r"20\d\d-\d\d[a-z]?"
        return not pinned or not re.fullmatch(pattern, version) or version < pinned


def _route(operation: Operation) -> str:
    return operation.path.removeprefix(API)


def _is_log(route: str) -> bool:
    return route.startswith("get/logs/")


def _count(domain: dict[str, Any]) -> int:
    try:
        return int(domain.get("mboxes_in_domain") or 0)
    except (TypeError, ValueError):
        return 0


def _why(error: errors.MailcowError) -> str:
    """Why a reply could not be compared, without a value of the server's."""
    if isinstance(error, errors.RouteNotFound):
        since = f": it came with mailcow {error.since}" if error.since else ""
        return f"this server does not have it{since}"
    if isinstance(error, (errors.ConnectionFailed, errors.UnexpectedReply)):
        return error.message
    if error.code and re.fullmatch(r"[a-z][a-z_]{2,40}", error.code):
        return f"mailcow refuses it ({error.code})"
    return "mailcow refuses it"


def _words_of(error: errors.MailcowError) -> str:
    if isinstance(error, errors.IpNotAllowed):
        return "it may not be used from this address"
    return error.message if isinstance(error, errors.NotAuthenticated) else "it may not do this"
