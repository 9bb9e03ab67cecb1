"""Putting a log together from several requests while new rows come at its front. Nothing here does I/O.

mailcow's rows have no numbers, and several may be the same to the letter. What they have is their order: between two
requests a log gets rows at its front and loses rows at its end. So two requests' rows are laid against each other, and
where they agree, that many rows are new. Rows stand newest first here, as mailcow sends them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from mailcow_client import models

from mailcow_facade.errors import UnexpectedReply

_log = logging.getLogger("mailcow_facade")

KEPT = 1000
"""How many rows a follower remembers."""
ENOUGH = 50
"""How many rows that agree prove a place, where more could be asked for."""


class Row(Protocol):
    """A row of a log: a generated model."""

    def to_dict(self) -> dict[str, Any]: ...


def of_list(start: int, count: int) -> str:
    """What to ask for ``count`` rows without the newest ``start``: of most logs."""
    return f"{start + 1}-{start + count}" if start else str(count)


def of_table(start: int, count: int) -> str:
    """The same of ``sasl`` and ``ui``, where the second number is a count, yet refused if less than the first.

    So more rows may come than are asked for.
    """
    return f"{start + 1}-{max(count, start + 1)}" if start else str(count)


def of_history(start: int, count: int) -> str:
    """The same of rspamd's history, which counts from 0."""
    return f"{start}-{start + count - 1}" if start else str(count)


def continued(rows: Sequence[Row | None], page: Sequence[Row | None], shared: int) -> int | None:
    """How many rows came at the front since ``rows`` were asked for; None where the log is not the same any more.

    Args:
        page: what stood there from ``shared`` rows before the end of ``rows``. With n rows that came, it begins with
            the last ``shared + n`` of ``rows``.
    """
    known, keys = _keys(rows), _keys(page)
    for moved in range(len(known) - shared + 1):
        start = len(known) - shared - moved
        both = min(shared + moved, len(keys))
        if known[start : start + both] == keys[:both]:
            return moved
    return None


class Follower(Protocol):
    """What is known of a log, so that what is new in it can be told."""

    def start(self, rows: Sequence[Any], *, whole: bool, last: bool) -> bool:
        """Begin with these rows; False where more of them are needed."""
        ...

    def new(self, rows: Sequence[Any], *, whole: bool, last: bool) -> Sequence[Any] | None:
        """Those of the log's rows that are new; None where more rows are needed to tell.

        Args:
            rows: the log's newest.
            whole: these are all that it holds.
            last: no more can be had: tell what can be told.
        """
        ...


class ByOrder:
    """Of logs that get rows at the front and lose some at the end; rows may be the same.

    Where all that can be seen would fit two places, as with nothing but equal rows, it takes the one with fewer new
    rows: none is told twice.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: list[str] = []
        # Whether the log held no more than is known: then it cannot have grown but at the front.
        self._all = False

    def start(self, rows: Sequence[Row | None], *, whole: bool, last: bool) -> bool:
        self._known = _keys(rows)[:KEPT]
        self._all = whole and len(rows) <= KEPT
        return True

    def new(self, rows: Sequence[Row | None], *, whole: bool, last: bool) -> Sequence[Row | None] | None:
        keys = _keys(rows)
        count = self._count(keys, last=last)
        if count is None:
            return None
        if keys and self._known and count == len(keys):
            _log.warning(
                "log %s: none of the rows seen before is among the %d newest: it was emptied, or more came than the "
                "server keeps, and some are missing here",
                self._name,
                len(keys),
            )
            self._known = []
            self._all = False
        if whole:
            self._known = keys[:KEPT]
            self._all = len(keys) <= KEPT
        else:
            self._all = self._all and len(self._known) + count <= KEPT
            self._known = (keys[:count] + self._known)[:KEPT]
        return rows[:count]

    def _count(self, keys: list[str], *, last: bool) -> int | None:
        known = self._known
        least = max(0, len(keys) - len(known)) if self._all else 0
        found: list[int] = []
        if known:
            for count in range(least, len(keys)):
                both = min(len(known), len(keys) - count)
                if keys[count : count + both] == known[:both]:
                    found.append(count)
                    if last or len(found) > 1:
                        break
        if last:
            return found[0] if found else len(keys)
        if len(found) == 1 and len(keys) - found[0] >= min(len(known), ENOUGH):
            return found[0]
        return None


class ById:
    """Of logs whose rows are numbered, and may vanish anywhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._newest = 0

    def start(self, rows: Sequence[models.UiLogEntry], *, whole: bool, last: bool) -> bool:
        self._newest = max((row.id for row in rows), default=0)
        return True

    def new(
        self,
        rows: Sequence[models.UiLogEntry],
        *,
        whole: bool,
        last: bool,
    ) -> Sequence[models.UiLogEntry] | None:
        new = [row for row in rows if row.id > self._newest]
        if len(new) == len(rows) and not last:
            return None
        self._newest = max((row.id for row in new), default=self._newest)
        return new


class ByChange:
    """Of ``sasl``: one row for each service, address and user, which moves to the front when it is renewed.

    Its times are local ones, so an hour may come twice: it looks as far back as that.
    """

    _TWICE = timedelta(hours=1)

    def __init__(self, name: str) -> None:
        self._name = name
        self._newest = datetime.min  # noqa: DTZ901 - the server's local time
        self._known: dict[tuple[str, str, str], tuple[str, int | None]] = {}

    def start(self, rows: Sequence[models.SaslLogEntry], *, whole: bool, last: bool) -> bool:
        if not whole and not last and not self._reaches(rows, max(map(local_time, rows)) - self._TWICE):
            return False
        self._remember(rows)
        return True

    def new(
        self, rows: Sequence[models.SaslLogEntry], *, whole: bool, last: bool
    ) -> Sequence[models.SaslLogEntry] | None:
        since = self._since()
        if not whole and not last and not self._reaches(rows, since):
            return None
        new = [
            row
            for row in rows
            if local_time(row) >= since and self._known.get(_who(row)) != (row.datetime_, row.app_password)
        ]
        self._remember(rows)
        return new

    def _since(self) -> datetime:
        return self._newest - self._TWICE if self._known else self._newest

    @staticmethod
    def _reaches(rows: Sequence[models.SaslLogEntry], since: datetime) -> bool:
        return any(local_time(row) < since for row in rows)

    def _remember(self, rows: Sequence[models.SaslLogEntry]) -> None:
        self._newest = max([self._newest, *map(local_time, rows)])
        self._known.update((_who(row), (row.datetime_, row.app_password)) for row in rows)
        # What is older is not looked at again.
        since = self._newest - self._TWICE if self._known else self._newest
        self._known = {who: known for who, known in self._known.items() if datetime.fromisoformat(known[0]) >= since}


def local_time(row: models.SaslLogEntry) -> datetime:
    """When the login was, by the server's clock and without a zone.

    Raises:
        UnexpectedReply: that is no time.
    """
    try:
        return datetime.fromisoformat(row.datetime_)
    except (TypeError, ValueError):
        raise UnexpectedReply(f"a login's time was expected, not {row.datetime_!r}", operation="getSaslLog") from None


def _who(row: models.SaslLogEntry) -> tuple[str, str, str]:
    return (row.service, row.real_rip, row.username)


def _keys(rows: Sequence[Row | None]) -> list[str]:
    # Models with lists and dicts in them cannot be hashed; as text they compare fast.
    return ["null" if row is None else json.dumps(row.to_dict(), sort_keys=True, default=str) for row in rows]
