"""What the services logged."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar, overload

from mailcow_client import Client, models
from mailcow_client.api import logs as api

from mailcow_facade import following
from mailcow_facade._async.resources.status import AsyncStatus
from mailcow_facade.concurrency._async import sleep
from mailcow_facade.errors import MailcowError, NotAuthenticated, UnexpectedReply
from mailcow_facade.following import ByChange, ById, ByOrder
from mailcow_facade.logins import Login

PAGE = 1000
"""How many rows are asked for at a time."""
FARTHEST = 20_000
"""How many rows a tail looks at, at most, for the place where it was."""
GLANCE = 100
"""How many rows a tail asks for, as long as they are enough."""

Row = TypeVar("Row", bound=following.Row)
AnyRow_co = TypeVar("AnyRow_co", bound=following.Row, covariant=True)
Name = Literal[
    "postfix",
    "dovecot",
    "sogo",
    "netfilter",
    "acme",
    "watchdog",
    "cron",
    "autodiscover",
    "ratelimited",
    "api",
    "ui",
    "sasl",
    "auth",
    "rspamd_history",
]


class AsyncLogs:
    """The logs as lists of typed rows, the newest last.

    Each method takes the same two arguments:

    - ``count``: how many rows to return, the newest of the log; from 1. A log that holds fewer returns those.
    - ``offset``: how many of the newest to leave out before.

    Each row's ``time`` (``unix_time`` in rspamd's history) is an aware datetime.

    What is taken away of mailcow's ways: the newest first; the range ``2-4``, which means rows 2 to 4 of most logs, up
    to 4 rows after the first of ``sasl`` and ``ui``, and rows 3 to 5 of rspamd's history; numbers and times as texts;
    ``null`` for a row that mailcow could not encode, which is left out; a log too large for PHP's memory, which is
    answered with nothing. Rows are asked for in pieces of 1,000, or of fewer where those are too large, and put
    together without a gap or a repeat though new ones come meanwhile. ``sasl`` alone comes in one piece.

    How many rows there are: mailcow trims most logs every minute to its setting ``LOG_LINES`` (9,999), rspamd's
    history to 1,000 and ``autodiscover`` to 101; ``ui`` is not trimmed.

    Failed logins are lines of ``postfix`` and ``dovecot``, which :func:`mailcow_facade.logins.failed_login` reads;
    those at the web page are rows of ``ui`` with the message ``"login_failed"``. ``sasl`` holds successful ones only.

    Raises:
        ValueError: ``count`` is less than 1 (mailcow would answer with nothing), or ``offset`` is negative.
        TypeError: one of them is no int.
        UnexpectedReply: the rows are too large for the server's memory even in pieces of 10, or the log was emptied
            again and again while it was read.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def postfix(self, count: int = 100, *, offset: int = 0) -> list[models.LogEntry]:
        """Postfix: mail coming and going, and failed logins over SMTP."""
        return await self._newest("postfix", count, offset)

    async def dovecot(self, count: int = 100, *, offset: int = 0) -> list[models.LogEntry]:
        """Dovecot: mailboxes, and failed logins over every protocol."""
        return await self._newest("dovecot", count, offset)

    async def sogo(self, count: int = 100, *, offset: int = 0) -> list[models.LogEntry]:
        """SOGo: webmail, calendars, ActiveSync."""
        return await self._newest("sogo", count, offset)

    async def netfilter(self, count: int = 100, *, offset: int = 0) -> list[models.NetfilterLogEntry]:
        """The service that bans addresses."""
        return await self._newest("netfilter", count, offset)

    async def acme(self, count: int = 100, *, offset: int = 0) -> list[models.AcmeLogEntry]:
        """The service that fetches certificates."""
        return await self._newest("acme", count, offset)

    async def watchdog(self, count: int = 100, *, offset: int = 0) -> list[models.WatchdogLogEntry]:
        """The health of the services."""
        return await self._newest("watchdog", count, offset)

    async def cron(self, count: int = 100, *, offset: int = 0) -> list[models.CronLogEntry]:
        """Synchronisation with LDAP and Keycloak."""
        return await self._newest("cron", count, offset)

    async def autodiscover(self, count: int = 100, *, offset: int = 0) -> list[models.AutodiscoverLogEntry]:
        """Clients that asked for their settings. The server keeps 101 rows of these."""
        return await self._newest("autodiscover", count, offset)

    async def ratelimited(self, count: int = 100, *, offset: int = 0) -> list[models.RatelimitLogEntry]:
        """Messages refused for their sender's rate limit."""
        return await self._newest("ratelimited", count, offset)

    async def api(self, count: int = 100, *, offset: int = 0) -> list[models.ApiLogEntry]:
        """Calls of this API. The call that asks is there itself, as the newest."""
        return await self._newest("api", count, offset)

    async def ui(self, count: int = 100, *, offset: int = 0) -> list[models.UiLogEntry]:
        """What was done in mailcow's UI, and some of what was done by this API."""
        return await self._newest("ui", count, offset)

    async def sasl(self, count: int = 100, *, offset: int = 0, timezone: tzinfo | None = None) -> list[Login]:
        """Successful logins: the latest for each service, address and user.

        A login that Dovecot answers from its cache does not show, and of two that came within a second only one.

        Args:
            timezone: the server's zone (``TZ`` in its mailcow.conf), such as that of Europe/Berlin. mailcow tells these
                times by its own clock, and no call tells which zone that is in.

                Where it is left out, the clock's present difference from UTC is asked for, by two calls that take up to
                2 seconds, and taken for all rows: those from before the last change to or from summer time are an hour
                off. With a zone they are right, but for the hour that comes twice, which is taken for the first.

        Raises:
            UnexpectedReply: ``timezone`` is None, and the server's clock cannot be read.
        """
        rows: list[models.SaslLogEntry] = await self._newest("sasl", count, offset)
        return await self._logins(rows, timezone)

    async def auth(self, count: int = 100, *, offset: int = 0, timezone: tzinfo | None = None) -> list[Login]:
        """The older name of :meth:`sasl`."""
        return await self.sasl(count, offset=offset, timezone=timezone)

    async def rspamd_history(self, count: int = 100, *, offset: int = 0) -> list[models.RspamdHistoryEntry]:
        """Messages that rspamd looked at. There are none, too, where rspamd does not answer."""
        return await self._newest("rspamd_history", count, offset)

    async def rspamd_stats(self) -> models.RspamdStatistics:
        """What rspamd counted since it was started.

        Raises:
            NotFound: rspamd does not answer.
        """
        return await api.get_rspamd_stats.asyncio(client=self._client)

    @overload
    def tail(
        self,
        name: Literal["postfix", "dovecot", "sogo"],
        *,
        count: int = ...,
        follow: bool = ...,
        interval: float = ...,
    ) -> AsyncIterator[models.LogEntry]: ...

    @overload
    def tail(
        self, name: Literal["netfilter"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.NetfilterLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["acme"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.AcmeLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["watchdog"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.WatchdogLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["cron"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.CronLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["autodiscover"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.AutodiscoverLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["ratelimited"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.RatelimitLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["api"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.ApiLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["ui"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.UiLogEntry]: ...

    @overload
    def tail(
        self, name: Literal["rspamd_history"], *, count: int = ..., follow: bool = ..., interval: float = ...
    ) -> AsyncIterator[models.RspamdHistoryEntry]: ...

    @overload
    def tail(
        self,
        name: Literal["sasl", "auth"],
        *,
        count: int = ...,
        follow: bool = ...,
        interval: float = ...,
        timezone: tzinfo | None = ...,
    ) -> AsyncIterator[Login]: ...

    def tail(
        self,
        name: Name,
        *,
        count: int = 10,
        follow: bool = False,
        interval: float = 5.0,
        timezone: tzinfo | None = None,
    ) -> AsyncIterator[Any]:
        """A log's newest rows, the oldest of them first, and with ``follow`` all that come after them, for ever.

        Nothing is sent before the first row is asked for. Between two polls it waits; rows that come meanwhile are
        told by the next. It finds the place where it was by the rows themselves, since mailcow does not number them,
        and looks back as far as it must, up to 20,000 rows. So there is no gap and no repeat, with these limits:

        - Where none of the rows seen before is left, because the log was emptied or more came than the server keeps,
          a warning is logged (``mailcow_facade``), and it goes on with all that is there.
        - Of equal rows, where there is nothing but equal ones to see, some may be missing. None is told twice.
        - ``sasl`` is no list of events: a row that was renewed is told again, with its last login only.
        - ``api`` gets a row by each poll, which is told as well.

        Args:
            name: the name of the log's method, such as ``"postfix"``.
            count: how many rows to begin with; from 0.
            follow: whether to go on with the rows that come.
            interval: seconds between two polls.
            timezone: for ``sasl``; see there. Where it is left out, the server is asked at each poll that brings new
                rows.

        Raises:
            ValueError: there is no such log (``rspamd_stats`` is none), ``count`` is negative, ``interval`` is not
                positive, or ``timezone`` is given for another log. Raised at once, not with the first row.
            TypeError: ``count`` is no int, or ``interval`` no number.
            MailcowError: a poll failed. That ends the iterator, as always in Python; the rows told until then are
                complete.
        """
        if name not in _SOURCES and name != "auth":
            raise ValueError(f"name is one of {', '.join(map(repr, (*_SOURCES, 'auth')))}, not {name!r}")
        log = "sasl" if name == "auth" else name
        if timezone is not None and log != "sasl":
            raise ValueError(f"the times of {name} have a zone of their own: timezone is for sasl")
        _check(count, "count", least=0)
        if isinstance(interval, bool) or not isinstance(interval, (int, float)):
            raise TypeError(f"interval is a number of seconds, not {type(interval).__name__}")
        if not 0 < interval < math.inf:
            raise ValueError(f"interval is a number of seconds above 0, not {interval}")
        return self._tail(log, count, interval if follow else None, timezone)

    async def _tail(self, name: str, count: int, interval: float | None, zone: tzinfo | None) -> AsyncIterator[Any]:
        if interval is None and count == 0:
            return
        source = _SOURCES[name]()
        follower = source.follower(name)
        wanted = count if interval is None else max(count, GLANCE)
        rows, ended = await self._read(source, wanted)
        while interval is not None:
            if follower.start(rows, whole=ended and source.exact, last=ended or wanted >= FARTHEST):
                break
            wanted = min(wanted * 5, FARTHEST)
            rows, ended = await self._read(source, wanted)
        for row in await self._told(name, rows[:count], zone):
            yield row
        while interval is not None:
            await sleep(interval)
            wanted = GLANCE
            while True:
                rows, ended = await self._read(source, wanted)
                new = follower.new(rows, whole=ended and source.exact, last=ended or wanted >= FARTHEST)
                if new is not None:
                    break
                wanted = min(wanted * 5, FARTHEST)
            for row in await self._told(name, new, zone):
                yield row

    async def _told(self, name: str, rows: Sequence[Any], zone: tzinfo | None) -> list[Any]:
        told = _newest_last(rows)
        return await self._logins(told, zone) if name == "sasl" else told

    async def _newest(self, name: str, count: int, offset: int) -> list[Any]:
        _check(count, "count", least=1)
        _check(offset, "offset", least=0)
        rows, _ = await self._read(_SOURCES[name](), count, offset)
        return _newest_last(rows[:count])

    async def _read(self, source: _Source[Row], count: int, offset: int = 0) -> tuple[list[Row | None], bool]:
        """``count`` rows or more, the newest first, and whether the log ends with them."""
        for _ in range(3):
            read = await self._read_through(source, count, offset)
            if read is not None:
                return read
        raise UnexpectedReply("the log was emptied while it was read, or grew too fast", status=200)

    async def _read_through(
        self, source: _Source[Row], count: int, offset: int
    ) -> tuple[list[Row | None], bool] | None:
        rows: list[Row | None] = []
        moved = 0  # how many rows came at the front since the first page
        size = PAGE if source.in_pages else count
        while True:
            # Each page but the first begins with some rows that are known: they tell what moved.
            shared = min(len(rows), max(5, size // 20))
            ask = size if rows else min(size, count)
            start = offset + moved + len(rows) - shared
            try:
                page = await source.read(source.span(start, ask), client=self._client)
            except (UnexpectedReply, NotAuthenticated) as error:
                # Nothing at all comes where PHP's memory did not do, and where the key is not known to be right.
                if error.status != 200 or ask <= 10:
                    raise
                size = max(10, ask // 10)
                continue
            came = following.continued(rows[-size:], page, shared) if rows else 0
            if came is None:
                return None
            moved += came
            further = page[shared + came :]
            rows += further
            if len(page) < ask or len(rows) >= count:
                return rows, len(page) < ask
            if not further:
                return None

    async def _logins(self, rows: Sequence[models.SaslLogEntry], zone: tzinfo | None) -> list[Login]:
        if not rows:
            return []
        if zone is None:
            zone = await self._present_zone()
        return [
            Login(
                time=following.local_time(row).replace(tzinfo=zone).astimezone(UTC),
                service=row.service,
                username=row.username,
                real_rip=row.real_rip,
                app_password=row.app_password,
            )
            for row in rows
        ]

    async def _present_zone(self) -> tzinfo:
        """The present difference between the server's clock and UTC. The log of API calls has the time in UTC."""
        advice = "say the server's zone: timezone=ZoneInfo(…)"
        try:
            host = await AsyncStatus(self._client).host()
            [now] = [row.time for row in await api.get_api_log.asyncio("1", client=self._client) if row]
            clock = datetime.strptime(host.system_time, "%d.%m.%Y %H:%M:%S").replace(tzinfo=UTC)
            difference = clock - now
        except MailcowError as error:
            raise UnexpectedReply(f"the server's clock cannot be read ({error.message}); {advice}") from error
        except (AttributeError, TypeError, ValueError):
            raise UnexpectedReply(f"the server's clock cannot be read; {advice}") from None
        # What the server tells of its clock is up to 10 seconds old; zones differ by quarters of an hour.
        quarter = timedelta(minutes=15)
        return timezone(round(difference / quarter) * quarter)


class _Read(Protocol[AnyRow_co]):
    """An operation of the generated client."""

    async def __call__(self, count: str, /, *, client: Client) -> Sequence[AnyRow_co | None]: ...


class _Source(NamedTuple, Generic[Row]):
    """How a log is read."""

    read: _Read[Row]
    span: Callable[[int, int], str] = following.of_list
    follower: Callable[[str], following.Follower] = ByOrder
    in_pages: bool = True
    """False: all at once, for its order is not sure enough to put pages together."""
    exact: bool = True
    """Whether fewer rows than asked for mean that there are no more."""


# By name, and loaded when they are wanted.
_SOURCES: dict[str, Callable[[], _Source[Any]]] = {
    "postfix": lambda: _Source(api.get_postfix_log.asyncio),
    "dovecot": lambda: _Source(api.get_dovecot_log.asyncio),
    "sogo": lambda: _Source(api.get_sogo_log.asyncio),
    "netfilter": lambda: _Source(api.get_netfilter_log.asyncio),
    "acme": lambda: _Source(api.get_acme_log.asyncio),
    "watchdog": lambda: _Source(api.get_watchdog_log.asyncio),
    "cron": lambda: _Source(api.get_cron_log.asyncio),
    "autodiscover": lambda: _Source(api.get_autodiscover_log.asyncio),
    "ratelimited": lambda: _Source(api.get_ratelimited_log.asyncio),
    "api": lambda: _Source(api.get_api_log.asyncio),
    "ui": lambda: _Source(api.get_ui_log.asyncio, following.of_table, ById),
    "sasl": lambda: _Source(api.get_sasl_log.asyncio, following.of_table, ByChange, in_pages=False),
    "rspamd_history": lambda: _Source(api.get_rspamd_history_log.asyncio, following.of_history, exact=False),
}


def _check(value: int, name: str, *, least: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is an int, not {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name} is at least {least}, not {value}")


def _newest_last(rows: Sequence[Row | None]) -> list[Row]:
    return [row for row in reversed(rows) if row is not None]
