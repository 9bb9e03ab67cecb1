"""Tails and long logs: a made-up server whose logs change between two requests.

What a real one logs is in test_logs.py.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from mailcow_facade import Mailcow, MailcowError, UnexpectedReply
from mailcow_facade._sync.resources import logs as sync_logs
from mailcow_facade.logins import Login
from tests.clients import Answering

Step = Callable[[], object]
START = 1_800_000_000
TABLES = ("ui", "sasl")


def line(number: int, message: str = "") -> dict[str, Any]:
    return {
        "time": str(START + number),
        "priority": "info",
        "program": "postfix/smtpd",
        "message": message or f"line {number}",
    }


class Server:
    """Logs, newest first, that are told as mailcow tells them."""

    def __init__(self, **logs: list[Any]) -> None:
        self.logs: dict[str, list[Any]] = {"api": [{"time": START}], **logs}
        self.asked: list[str] = []
        self.before: Step = lambda: None
        self.memory = 10**9
        """How many rows PHP's memory does for."""
        self.clock = datetime.fromtimestamp(START, UTC)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.before()
        self.asked.append(request.url.path.removeprefix("/api/v1/get/"))
        kind, _, rest = self.asked[-1].partition("/")
        if kind == "status":
            return httpx.Response(200, json={"system_time": self.clock.strftime("%d.%m.%Y %H:%M:%S")})
        name, _, text = rest.partition("/")
        rows = self.rows(name, text)
        if len(rows) > self.memory:
            return httpx.Response(200, content=b"")
        return httpx.Response(200, json=rows or {})

    def rows(self, name: str, text: str) -> list[Any]:
        log = self.logs[name.replace("-", "_")]
        first, dash, second = text.partition("-")
        if not dash:
            return log[: int(first)]
        start, end = int(first), int(second)
        if start < 1 or end < start:
            return []
        if name in TABLES:
            return log[start - 1 : start - 1 + end]
        return log[start : end + 1] if name == "rspamd-history" else log[start - 1 : end]


class Enough(Exception):
    """Raised in the place of a wait, when a test has no more to happen."""


class Waits:
    """What happens in the waits between two polls."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.steps: Iterator[Step] = iter(())

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        step = next(self.steps, None)
        if step is None:
            raise Enough
        step()

    def during(self, *steps: Step) -> None:
        self.steps = iter(steps)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    """In the place of both clients' sleep."""
    waits = Waits()

    async def async_sleep(seconds: float) -> None:
        waits(seconds)

    monkeypatch.setattr("mailcow_facade._async.resources.logs.sleep", async_sleep)
    monkeypatch.setattr("mailcow_facade._sync.resources.logs.sleep", waits)
    return waits


def until_enough(rows: Iterator[Any]) -> list[Any]:
    told = []
    try:
        for row in rows:
            told.append(row)  # noqa: PERF402 - what was told before the end is wanted
    except Enough:
        pass
    return told


def messages(rows: Iterable[Any]) -> list[str]:
    return [row.message for row in rows]


# --- lists -----------------------------------------------------------------------------------------------------------

EXAMPLES: dict[str, dict[str, Any]] = {
    "rspamd_history": {"unix_time": START, "symbols": [], "action": "no action"},
    "sasl": {
        "service": "imap",
        "real_rip": "192.0.2.1",
        "username": "a@example.org",
        "datetime": "2027-01-15 09:00:00",
        "app_password": 0,
    },
}


@pytest.mark.parametrize("name", get_args(sync_logs.Name))
def test_count_and_offset_mean_the_same_for_every_log(answering: Answering, name: str) -> None:
    log = "sasl" if name == "auth" else name
    example = EXAMPLES.get(log, {"time": START})
    rows = [{**example, "mark": number} for number in range(30, 0, -1)]
    cow = answering(Server(**{log: rows}))

    def marks(**arguments: int) -> list[Any]:
        return [getattr(row, "additional_properties", {}).get("mark") for row in getattr(cow.logs, name)(**arguments)]

    if log == "sasl":  # its rows are a type of our own: their number must do
        assert len(marks()) == 30
        assert len(marks(count=3, offset=5)) == 3
        assert len(marks(count=10, offset=25)) == 5
        return
    assert marks() == list(range(1, 31)), "newest last"
    assert marks(count=3) == [28, 29, 30]
    assert marks(count=1) == [30]
    assert marks(count=3, offset=1) == [27, 28, 29]
    assert marks(count=3, offset=20) == [8, 9, 10]
    assert marks(count=10, offset=25) == [1, 2, 3, 4, 5]
    assert marks(count=10, offset=30) == []


@pytest.mark.parametrize("name", get_args(sync_logs.Name))
def test_rows_have_the_type_that_the_method_tells(answering: Answering, name: str) -> None:
    log = "sasl" if name == "auth" else name
    cow = answering(Server(**{log: [EXAMPLES.get(log, {"time": str(START)})]}))
    [kind] = get_args(get_type_hints(getattr(sync_logs.Logs, name))["return"])
    [row] = getattr(cow.logs, name)()
    [tailed] = getattr(cow.logs, "tail")(name)  # noqa: B009 - the name is no literal here
    assert type(row) is type(tailed) is kind
    moment = row.unix_time if log == "rspamd_history" else row.time
    assert moment.utcoffset() == timedelta(0)


def test_a_row_that_mailcow_could_not_encode_is_left_out(answering: Answering) -> None:
    rows = [None, {"time": START + 2}, None, {"time": START + 1}]
    cow = answering(Server(api=rows))
    assert [row.time.timestamp() for row in cow.logs.api()] == [START + 1, START + 2]
    assert [row.time.timestamp() for row in cow.logs.tail("api", count=2)] == [START + 2]


def test_a_long_log_is_asked_for_in_pieces(answering: Answering) -> None:
    server = Server(postfix=[line(number) for number in range(2500, 0, -1)])
    cow = answering(server)
    assert messages(cow.logs.postfix(50_000)) == [f"line {number}" for number in range(1, 2501)]
    assert server.asked == ["logs/postfix/1000", "logs/postfix/951-1950", "logs/postfix/1901-2900"]


@pytest.mark.parametrize("name", ["postfix", "ui"])
def test_pieces_fit_together_though_rows_come_meanwhile(answering: Answering, name: str) -> None:
    server = Server(**{name: [{**line(number), "id": number} for number in range(5000, 0, -1)]})
    numbers = itertools.count(5001)

    def grow() -> None:
        for number in itertools.islice(numbers, 30):
            server.logs[name].insert(0, {**line(number), "id": number})

    server.before = grow
    rows = getattr(answering(server).logs, name)(4500, offset=10)
    times = [int(row.time.timestamp()) - START for row in rows]
    assert times == list(range(5020 - 4500 + 1, 5021))


def test_pieces_of_equal_rows_fit_together_too(answering: Answering) -> None:
    server = Server(postfix=[line(number // 40) for number in range(3000, 0, -1)])
    server.before = lambda: server.logs["postfix"].insert(0, line(3000 // 40))
    rows = answering(server).logs.postfix(3000)
    assert [int(row.time.timestamp()) - START for row in rows] == sorted(
        [75, *(number // 40 for number in range(2, 3001))]
    )


@pytest.mark.parametrize(("memory", "requests"), [(500, 13), (20, 102)])
def test_pieces_too_large_for_php_are_made_smaller(answering: Answering, memory: int, requests: int) -> None:
    server = Server(postfix=[line(number) for number in range(500, 0, -1)])
    server.memory = memory - 1
    rows = answering(server).logs.postfix(501)
    assert messages(rows) == [f"line {number}" for number in range(1, 501)]
    assert len(server.asked) == requests


def test_rows_too_large_for_php_in_any_piece(answering: Answering) -> None:
    server = Server(postfix=[line(number) for number in range(500, 0, -1)])
    cow = answering(server)
    assert cow.logs.postfix(1), "which proves the key"
    server.memory = 5
    with pytest.raises(UnexpectedReply, match="memory"):
        cow.logs.postfix(500)
    assert len(server.asked) <= 4


def test_a_log_emptied_while_it_is_read(answering: Answering) -> None:
    server = Server(postfix=[line(number) for number in range(2500, 0, -1)])

    def empty() -> None:
        if len(server.asked) == 1:
            server.logs["postfix"] = [line(number, "after") for number in range(4000, 2600, -1)]

    server.before = empty
    assert set(messages(answering(server).logs.postfix(5000))) == {"after"}


# --- tails -----------------------------------------------------------------------------------------------------------


def test_a_tail_without_following(answering: Answering) -> None:
    server = Server(postfix=[line(number) for number in range(50, 0, -1)])
    cow = answering(server)
    assert messages(cow.logs.tail("postfix")) == [f"line {number}" for number in range(41, 51)]
    assert messages(cow.logs.tail("postfix", count=2)) == ["line 49", "line 50"]
    before = len(server.asked)
    assert list(cow.logs.tail("postfix", count=0)) == []
    assert len(server.asked) == before


def test_following_waits_and_tells_what_came(answering: Answering, waits: Waits) -> None:
    server = Server(dovecot=[line(2), line(1)])
    log = server.logs["dovecot"]
    waits.during(
        lambda: log.insert(0, line(3)),
        lambda: None,
        lambda: log.__setitem__(slice(0, 0), [line(5), line(5), line(4)]),
    )
    told = until_enough(answering(server).logs.tail("dovecot", count=1, follow=True, interval=0.5))
    assert messages(told) == ["line 2", "line 3", "line 4", "line 5", "line 5"]
    assert waits.seconds == [0.5] * 4


def test_following_from_now_on(answering: Answering, waits: Waits) -> None:
    server = Server(dovecot=[line(2), line(1)])
    waits.during(lambda: server.logs["dovecot"].insert(0, line(3)))
    assert messages(until_enough(answering(server).logs.tail("dovecot", count=0, follow=True))) == ["line 3"]


def test_following_an_empty_log(answering: Answering, waits: Waits, caplog: pytest.LogCaptureFixture) -> None:
    server = Server(sogo=[])
    log = server.logs["sogo"]
    waits.during(lambda: None, lambda: log.insert(0, line(1)), log.clear, lambda: log.insert(0, line(1)))
    assert messages(until_enough(answering(server).logs.tail("sogo", follow=True))) == ["line 1", "line 1"]
    assert not caplog.records


def test_a_log_of_few_equal_rows(answering: Answering, waits: Waits) -> None:
    server = Server(acme=[line(1), line(1)])
    log = server.logs["acme"]
    waits.during(lambda: log.insert(0, line(1)), lambda: None, lambda: log.extend([line(1)] * 3))
    assert len(until_enough(answering(server).logs.tail("acme", follow=True))) == 6


def test_a_row_that_came_before_is_no_proof(answering: Answering, waits: Waits) -> None:
    server = Server(postfix=[line(number) for number in range(300, 0, -1)])
    log = server.logs["postfix"]
    # The 100 newest end with a row like the newest that was seen; below it stands another that is new.
    came = [*(line(300, f"other {number}") for number in range(99, 0, -1)), line(300), line(300, "other")]
    waits.during(lambda: log.__setitem__(slice(0, 0), came))
    told = until_enough(answering(server).logs.tail("postfix", count=1, follow=True))
    assert messages(told) == ["line 300", "other", "line 300", *(f"other {number}" for number in range(1, 100))]


def test_more_rows_than_the_server_keeps(answering: Answering, waits: Waits, caplog: pytest.LogCaptureFixture) -> None:
    server = Server(postfix=[line(number) for number in range(300, 0, -1)])

    def overflow() -> None:
        server.logs["postfix"] = [line(number) for number in range(1000, 700, -1)]

    waits.during(overflow, lambda: server.logs["postfix"].insert(0, line(1001)))
    with caplog.at_level(logging.WARNING, "mailcow_facade"):
        told = until_enough(answering(server).logs.tail("postfix", count=1, follow=True))
    assert messages(told) == ["line 300", *(f"line {number}" for number in range(701, 1002))]
    assert len(caplog.records) == 1
    assert "some are missing" in caplog.text


def test_looking_back_is_bounded(
    answering: Answering, waits: Waits, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for kind in ("_async", "_sync"):
        monkeypatch.setattr(f"mailcow_facade.{kind}.resources.logs.FARTHEST", 700)
    server = Server(postfix=[line(number) for number in range(300, 0, -1)])
    waits.during(lambda: server.logs["postfix"].__setitem__(slice(0, 0), [line(n) for n in range(5000, 300, -1)]))
    with caplog.at_level(logging.WARNING, "mailcow_facade"):
        told = until_enough(answering(server).logs.tail("postfix", count=1, follow=True))
    assert messages(told) == ["line 300", *(f"line {number}" for number in range(4301, 5001))]
    assert "some are missing" in caplog.text


@pytest.mark.usefixtures("pauses")
def test_an_error_ends_the_tail(answering: Answering, waits: Waits) -> None:
    server = Server(postfix=[line(1)])
    down = httpx.Response(502, text="<html>")

    def answer(request: httpx.Request) -> httpx.Response:
        return down if waits.seconds else server(request)

    waits.during(lambda: None)
    rows = answering(answer).logs.tail("postfix", follow=True)
    assert next(rows).message == "line 1"
    with pytest.raises(MailcowError):
        next(rows)
    assert list(rows) == []


def test_a_tail_may_be_left(answering: Answering, waits: Waits) -> None:
    server = Server(postfix=[line(2), line(1)])
    for row in answering(server).logs.tail("postfix", follow=True):
        assert row.message == "line 1"
        break
    assert waits.seconds == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"name": "rspamd_stats"}, ValueError),
        ({"name": "postfix/1"}, ValueError),
        ({"count": -1}, ValueError),
        ({"count": True}, TypeError),
        ({"count": None}, TypeError),
        ({"interval": 0}, ValueError),
        ({"interval": float("nan")}, ValueError),
        ({"interval": float("inf")}, ValueError),
        ({"interval": "5"}, TypeError),
        ({"timezone": UTC}, ValueError),
    ],
)
def test_what_a_tail_refuses(answering: Answering, arguments: dict[str, Any], error: type[Exception]) -> None:
    server = Server()
    tail: Callable[..., object] = answering(server).logs.tail
    with pytest.raises(error):
        tail(**{"name": "postfix", **arguments})
    assert server.asked == []


# A burst: a few kinds of rows in turn, within one second, and whether that second is the one of the burst before.
BURSTS = st.tuples(st.sampled_from(["a", "ab", "aab", "abc"]), st.integers(1, 90), st.booleans())
POLLS = st.lists(st.tuples(st.lists(BURSTS, max_size=4), st.none() | st.integers(0, 400)), min_size=1, max_size=6)


@given(before=st.lists(BURSTS, max_size=4), polls=POLLS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_gap_and_no_repeat(
    answering: Answering,
    waits: Waits,
    before: list[tuple[str, int, bool]],
    polls: list[tuple[list[tuple[str, int, bool]], int | None]],
) -> None:
    """Whatever comes and is trimmed between polls, each row is told once, in order.

    But for what nobody could know: where the rows fit two places, as equal rows do, none is told twice.
    """
    second, last = 0, ""
    server = Server(postfix=[])
    log = server.logs["postfix"]

    def push(bursts: list[tuple[str, int, bool]]) -> int:
        nonlocal second, last
        count = 0
        for kinds, times, same in bursts:
            # Not the same block again in one second, with others between: that is what time is for in a real log.
            second += 0 if same and kinds == last else 1
            last = kinds
            for kind in kinds * times:
                log.insert(0, line(second, kind))
                count += 1
        return count

    push(before)
    told: list[Any] = []
    wanted: list[tuple[int, int, bool]] = []

    def poll(bursts: list[tuple[str, int, bool]], keep: int | None) -> Step:
        def step() -> None:
            old = log[:100]
            came = push(bursts)
            del log[len(log) if keep is None else keep :]
            came = min(came, len(log))
            fits = [at for at in range(len(log)) if log[at : at + len(old)] == old[: len(log) - at]] if old else []
            sure = fits in ([], [came]) if came < len(log) else not fits
            event("sure" if sure else "not sure")
            wanted.append((len(told), came, sure))
            expected.append(log[:came][::-1])

        return step

    expected: list[list[dict[str, Any]]] = []
    waits.during(*(poll(*each) for each in polls))
    first = len(log)
    try:
        for row in answering(server).logs.tail("postfix", count=max(first, 0), follow=True):
            told.append(row)  # noqa: PERF402 - the steps look at it
    except Enough:
        pass
    assert len(told[: wanted[0][0]]) == first
    ends = [at for at, _, _ in wanted[1:]] + [len(told)]
    for (start, came, sure), end, rows in zip(wanted, ends, expected, strict=True):
        got = [row.to_dict() for row in told[start:end]]
        assert len(got) <= came, "a row was told twice"
        if sure:
            assert [(row["time"], row["message"]) for row in got] == [
                (int(row["time"]), row["message"]) for row in rows
            ]


# --- tables ----------------------------------------------------------------------------------------------------------


def test_following_the_ui_log_by_its_numbers(answering: Answering, waits: Waits) -> None:
    def row(number: int) -> dict[str, Any]:
        return {"id": number, "time": START, "msg": f"row {number}"}

    server = Server(ui=[row(3), row(2), row(1)])
    log = server.logs["ui"]
    waits.during(
        lambda: log.insert(0, row(4)),
        lambda: log.__delitem__(1),  # resetting a mailbox's last login removes rows anywhere
        lambda: log.__setitem__(slice(0, 0), [row(number) for number in range(400, 4, -1)]),
        lambda: log.__delitem__(slice(0, 10)),
        lambda: log.insert(0, row(401)),
    )
    told = until_enough(answering(server).logs.tail("ui", count=1, follow=True))
    assert [row.id for row in told] == list(range(3, 402))


def login(user: str, seconds: int, service: str = "imap") -> dict[str, Any]:
    when = datetime.fromtimestamp(START + seconds, UTC)
    return {
        "service": service,
        "app_password": 0,
        "username": f"{user}@example.org",
        "real_rip": "192.0.2.1",
        "datetime": f"{when:%Y-%m-%d %H:%M:%S}",
    }


@given(
    polls=st.lists(
        st.lists(st.tuples(st.integers(0, 299), st.integers(0, 100), st.booleans()), max_size=150),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_logins_tells_each_that_changed(
    answering: Answering, waits: Waits, polls: list[list[tuple[int, int, bool]]]
) -> None:
    """The clock goes back by an hour at times, as it does at the end of summer."""
    known = {f"u{number}": login(f"u{number}", number * 30) for number in range(300)}
    server = Server(sasl=[])
    clock, summer = 300 * 30, True

    def show() -> None:
        server.logs["sasl"] = sorted(known.values(), key=lambda row: str(row["datetime"]), reverse=True)

    def poll(logins: list[tuple[int, int, bool]]) -> Step:
        def step() -> None:
            nonlocal clock, summer
            changed = {}
            for user, later, winter in logins:
                clock += later
                if winter and summer:
                    clock, summer = clock - 3600, False
                name = f"u{user}"
                row = login(name, clock)
                if known[name] != row:
                    known[name] = changed[name] = row
            expected.append(sorted((row["datetime"], row["username"]) for row in changed.values()))
            starts.append(len(told))
            show()

        return step

    told: list[Login] = []
    expected: list[list[tuple[str, str]]] = []
    starts: list[int] = []
    show()
    waits.during(*map(poll, polls))
    try:
        for row in answering(server).logs.tail("sasl", count=0, follow=True, timezone=UTC):
            told.append(row)  # noqa: PERF402 - the steps look at it
    except Enough:
        pass
    for start, end, rows in zip(starts, [*starts[1:], len(told)], expected, strict=True):
        got = [(f"{row.time:%Y-%m-%d %H:%M:%S}", row.username) for row in told[start:end]]
        assert sorted(got) == rows
        assert [when for when, _ in got] == sorted(when for when, _ in got)


# --- the server's clock ----------------------------------------------------------------------------------------------


def logins(cow: Mailcow, **arguments: Any) -> list[str]:
    return [row.time.isoformat() for row in cow.logs.sasl(**arguments)]


def test_logins_in_the_servers_zone(answering: Answering) -> None:
    rows = [{**login("a", 0), "datetime": when} for when in ("2026-12-24 18:00:00", "2026-07-01 18:00:00")]
    server = Server(sasl=rows)
    cow = answering(server)
    berlin = ZoneInfo("Europe/Berlin")
    assert logins(cow, timezone=berlin) == ["2026-07-01T16:00:00+00:00", "2026-12-24T17:00:00+00:00"]
    assert server.asked == ["logs/sasl/100"]
    assert [row.time for row in cow.logs.tail("auth", timezone=berlin)] == [
        row.time for row in cow.logs.auth(timezone=berlin)
    ]


@pytest.mark.parametrize("hours", [-9.5, -3, 0, 1, 2, 5.75, 14])
@pytest.mark.parametrize("old", [0, 10])
def test_logins_by_the_servers_present_clock(answering: Answering, hours: float, old: int) -> None:
    server = Server(sasl=[login("a", 0)])
    server.clock += timedelta(hours=hours, seconds=-old)
    cow = answering(server)
    expected = datetime.fromtimestamp(START, UTC) - timedelta(hours=hours)
    assert [row.time for row in cow.logs.sasl()] == [expected]
    assert server.asked == ["logs/sasl/100", "status/host", "logs/api/1"]


def test_without_logins_the_clock_is_not_asked_for(answering: Answering) -> None:
    server = Server(sasl=[])
    assert answering(server).logs.sasl() == []
    assert server.asked == ["logs/sasl/100"]


@pytest.mark.parametrize("reply", [httpx.Response(500, text="down"), httpx.Response(200, json={"system_time": None})])
def test_a_clock_that_cannot_be_read(answering: Answering, reply: httpx.Response) -> None:
    server = Server(sasl=[login("a", 0)])
    cow = answering(lambda request: reply if request.url.path.endswith("/host") else server(request))
    with pytest.raises(UnexpectedReply, match="say the server's zone"):
        cow.logs.sasl()
    assert len(cow.logs.sasl(timezone=UTC)) == 1


def test_a_login_without_a_time(answering: Answering) -> None:
    server = Server(sasl=[{**login("a", 0), "datetime": "never"}])
    with pytest.raises(UnexpectedReply, match="never"):
        answering(server).logs.sasl(timezone=UTC)
