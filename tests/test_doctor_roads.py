"""Every road to a refused login, and what looks like one: recorded on a real mailcow, and the verdict.

Each road brings a server into a state, and asks the doctor. What the API answers is in a cassette; what the mail ports
and DNS answered lies beside it, as a transcript. ``docs/doctor.md`` has the table, whose rows ``DOCTOR_ROWS=file``
writes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import shlex
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import httpx
import pytest
from vcr.cassette import Cassette

from mailcow_facade import Mailcow
from mailcow_facade.doctor import case, passwords, probes
from mailcow_facade.doctor.report import Report
from tests.clients import Connect
from tests.conftest import ROOT
from tests.scrubbing import CANARIES, CANARY_APP_PASSWORD, CANARY_OTHER_PASSWORD, CANARY_PASSWORD, CANARY_TOTP

DOMAIN = "example.org"
ANNA = f"anna@{DOMAIN}"
APP = CANARY_APP_PASSWORD
TRANSCRIPTS = ROOT / "cassettes" / "doctor_roads"


class Server:
    """The real server while recording: what the API cannot bring about. On replay nothing happens."""

    def __init__(self, cow: Mailcow, recording: bool) -> None:
        self.cow = cow
        self.recording = recording
        self.stopped: list[str] = []

    def stop(self, service: str) -> None:
        if self.recording:
            subprocess.run([*shlex.split(os.environ["MAILCOW_STOP"]), service], check=True, capture_output=True)
            self.stopped.append(service)

    def start_all(self) -> None:
        for service in self.stopped:
            subprocess.run([*shlex.split(os.environ["MAILCOW_START"]), service], check=True, capture_output=True)
        self.stopped.clear()

    def php(self, code: str) -> None:
        """Run PHP in the container that has mailcow's settings."""
        if self.recording:
            command = [*shlex.split(os.environ["MAILCOW_EXEC"]), "php", "-r", code]
            subprocess.run(command, check=True, capture_output=True)

    def log_in(self, password: str, name: str = ANNA, port: str = "MAILCOW_SMTP") -> bool | None:
        """What the user's own program does: it tries one mechanism after the other."""
        if not self.recording:
            return None
        host, _, number = os.environ[port].partition(":")
        with smtplib.SMTP(host, int(number), timeout=60) as program:
            program.starttls(context=probes.context_of(False))
            try:
                program.login(name, password)
            except smtplib.SMTPAuthenticationError:
                return False
        return True

    def settle(self, seconds: float = 1.5) -> None:
        """Let the logs arrive."""
        if self.recording:
            time.sleep(seconds)

    def turn_on_two_factor(self) -> None:
        """As the user does it, in mailcow's pages. In a process of its own: these pages belong into no cassette."""
        if self.recording:
            code = "from tests.test_doctor_roads import turn_on_two_factor; turn_on_two_factor()"
            subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def turn_on_two_factor() -> None:
    with httpx.Client(base_url=os.environ["MAILCOW_URL"]) as browser:

        def page() -> str:
            return browser.get("/user", follow_redirects=True).text

        form = {"login_user": ANNA, "pass_user": CANARY_PASSWORD}
        browser.post("/", data={**form, "csrf_token": _csrf(page())})
        form = {
            "set_tfa": "1",
            "tfa_method": "totp",
            "key_id": "phone",
            "totp_secret": CANARY_TOTP,
            "totp_confirm_token": _totp(CANARY_TOTP),
            "confirm_password": CANARY_PASSWORD,
        }
        browser.post("/user", data={**form, "csrf_token": _csrf(page())})


def _csrf(page: str) -> str:
    found = re.search(r"value=\"([0-9a-f]{64})\">'\)\.attr\('name', 'csrf_token'\)", page)
    assert found, "no token in the page"
    return found[1]


def _totp(secret: str) -> str:
    """RFC 6238: six digits of the present half minute."""
    digest = hmac.digest(base64.b32decode(secret), int(time.time() // 30).to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


class Road(NamedTuple):
    """How a login comes to be refused, what is asked, and what the doctor must say."""

    what: str
    cause: str | None
    prepare: tuple[Callable[[Server], object], ...] = ()
    address: str = ANNA
    ask: dict[str, Any] = {}  # noqa: RUF012
    candidates: tuple[str, ...] = ()
    unreachable: bool = False
    """Whether the API itself cannot be reached, which no cassette can hold."""
    logins: int | None = None
    """How many login attempts the doctor makes; None for either."""


def app_password(server: Server, **options: Any) -> None:
    server.cow.app_passwords.create(ANNA, "phone", APP, **options)


RIGHT = {"password": CANARY_PASSWORD}
WRONG = {"password": CANARY_OTHER_PASSWORD}
WITH_APP = {"password": APP}


def provider(server: Server, kind: str, **settings: Any) -> None:
    server.cow.identity_provider.edit(kind, **settings)  # type: ignore[arg-type]
    server.cow.mailboxes.edit(ANNA, authsource=kind)  # type: ignore[arg-type]


def openid(server: Server) -> None:
    provider(
        server,
        "generic-oidc",
        client_id="mail",
        client_secret=CANARY_OTHER_PASSWORD,
        authorize_url="https://login.example.com/authorize",
        token_url="https://login.example.com/token",
        userinfo_url="https://login.example.com/userinfo",
        redirect_url="https://mail.example.org/",
        client_scopes="openid",
    )


def keycloak(server: Server) -> None:
    provider(
        server,
        "keycloak",
        server_url="https://login.example.com",
        realm="mail",
        client_id="mail",
        client_secret=CANARY_OTHER_PASSWORD,
        redirect_url="https://mail.example.org/",
        version="26.0.0",
        mailpassword_flow=False,
    )


def ldap(server: Server) -> None:
    provider(
        server,
        "ldap",
        host="192.0.2.99",
        port=389,
        basedn="dc=example,dc=org",
        binddn="cn=mail,dc=example,dc=org",
        bindpass=CANARY_OTHER_PASSWORD,
        username_field="mail",
        attribute_field="othermailbox",
    )


def redis(code: str) -> str:
    return f'$r = new Redis(); $r->connect("redis-mailcow", 6379); $r->auth(getenv("REDISPASS")); {code}'


def ban(server: Server) -> None:
    # What netfilter notes of a ban; it is this file's only state that is written by hand.
    server.php(redis('$r->hSet("F2B_ACTIVE_BANS", "192.0.2.7/32", time() + 1800);'))


def unknown_to_the_program(server: Server) -> None:
    server.log_in(CANARY_OTHER_PASSWORD)


def fill(server: Server) -> None:
    # What Dovecot writes when mail comes in.
    server.php(
        'require "/web/inc/vars.inc.php"; $p = new PDO("mysql:unix_socket=$database_sock;dbname=$database_name", '
        "$database_user, $database_pass); "
        "$p->prepare('REPLACE INTO quota2 (username, bytes, messages) VALUES (?, 1073741824, 7)')->execute(['"
        + ANNA
        + "']);"
    )


def change_password(server: Server) -> None:
    assert server.log_in(CANARY_PASSWORD) is not False
    server.settle(3)  # what is set with the mailbox's creation is no change
    server.cow.mailboxes.set_password(ANNA, CANARY_OTHER_PASSWORD)


ROADS = {
    "healthy": Road("nothing", None, ask=RIGHT, logins=1),
    "healthy_with_app_password": Road("nothing; an app password", None, (app_password,), ask=WITH_APP, logins=1),
    "healthy_without_password": Road("nothing; no password is given", None, logins=0),
    "upper_case": Road("nothing; the name in capitals", None, address="Anna@Example.ORG", ask=RIGHT, logins=1),
    "force_pw_update": Road(
        "a new password is demanded",
        None,
        (lambda s: s.cow.mailboxes.edit(ANNA, force_pw_update=True),),
        ask=RIGHT,
    ),
    "program_sends_another_password": Road(
        "the user's program sends another password", "password.wrong", (unknown_to_the_program,), ask=RIGHT
    ),
    "wrong_password": Road(
        "the password is wrong, or two-factor login is on",
        "undecided",
        ask=WRONG,
        candidates=("password.wrong", "login.two_factor"),
        logins=1,
    ),
    "unknown_mailbox": Road("no such mailbox", "name.unknown", address=f"nobody@{DOMAIN}", ask=RIGHT, logins=0),
    "unknown_domain": Road("no such domain", "name.unknown", address="anna@example.com", ask=RIGHT, logins=0),
    "no_domain_part": Road("a name without a domain", "name.not_an_address", address="anna", ask=RIGHT, logins=0),
    "alias": Road(
        "an alias",
        "name.is_alias",
        (lambda s: s.cow.aliases.create(f"info@{DOMAIN}", ANNA),),
        address=f"info@{DOMAIN}",
        ask=RIGHT,
        logins=0,
    ),
    "alias_domain": Road(
        "an address in an alias domain",
        "name.in_alias_domain",
        (lambda s: s.cow.alias_domains.create("example.net", DOMAIN),),
        address="anna@example.net",
        ask=RIGHT,
        logins=0,
    ),
    "tag": Road("an address with a tag", "name.has_tag", address=f"anna+shop@{DOMAIN}", ask=RIGHT, logins=0),
    "mailbox_inactive": Road(
        "the mailbox is off",
        "mailbox.inactive",
        (lambda s: s.cow.mailboxes.edit(ANNA, active=False),),
        ask=RIGHT,
        logins=0,
    ),
    "mailbox_inactive_app_password": Road(
        "the mailbox is off; an app password",
        "mailbox.inactive",
        (app_password, lambda s: s.cow.mailboxes.edit(ANNA, active=False)),
        ask=WITH_APP,
        logins=0,
    ),
    "login_disallowed": Road(
        "logins are disallowed",
        "mailbox.login_disallowed",
        (lambda s: s.cow.mailboxes.edit(ANNA, active=2),),
        ask=RIGHT,
        logins=0,
    ),
    "domain_inactive": Road(
        "the domain is off",
        "domain.inactive",
        (lambda s: s.cow.domains.edit(DOMAIN, active=False),),
        ask=RIGHT,
        logins=0,
    ),
    "domain_inactive_app_password": Road(
        "the domain is off; an app password",
        "domain.inactive",
        (app_password, lambda s: s.cow.domains.edit(DOMAIN, active=False)),
        ask=WITH_APP,
        logins=0,
    ),
    "smtp_off": Road(
        "SMTP is off for the mailbox",
        "protocol.disabled",
        (lambda s: s.cow.mailboxes.edit(ANNA, smtp_access=False),),
        ask=RIGHT,
        logins=0,
    ),
    "smtp_off_app_password": Road(
        "SMTP is off for the mailbox; an app password",
        None,
        (app_password, lambda s: s.cow.mailboxes.edit(ANNA, smtp_access=False)),
        ask=WITH_APP,
        logins=1,
    ),
    "two_factor": Road("two-factor login", "login.two_factor", (Server.turn_on_two_factor,), ask=RIGHT),
    "two_factor_app_password": Road(
        "two-factor login; an app password",
        None,
        (app_password, Server.turn_on_two_factor),
        ask=WITH_APP,
        logins=1,
    ),
    "openid": Road("OpenID Connect keeps the password", "authsource.external", (openid,), ask=RIGHT, logins=0),
    "openid_app_password": Road(
        "OpenID Connect keeps the password; an app password",
        None,
        (app_password, openid),
        ask=WITH_APP,
        logins=1,
    ),
    "keycloak": Road(
        "Keycloak keeps the password; no mail-password flow",
        "authsource.external",
        (keycloak,),
        ask=RIGHT,
        logins=0,
    ),
    "ldap": Road("LDAP keeps the password, and cannot be reached", "authsource.external", (ldap,), ask=RIGHT),
    "app_password_off": Road(
        "the app password is off",
        "app_password.inactive",
        (lambda s: app_password(s, active=False),),
        ask=WITH_APP,
        logins=0,
    ),
    "app_password_protocol": Road(
        "the app password is not good for SMTP",
        "app_password.protocol",
        (lambda s: app_password(s, protocols=["imap"]),),
        ask=WITH_APP,
        logins=0,
    ),
    "mysql_down": Road("MariaDB is down", "backend.down", (lambda s: s.stop("mysql"),), ask=RIGHT, logins=0),
    "redis_down": Road("Redis is down", "backend.down", (lambda s: s.stop("redis"),), ask=RIGHT, logins=0),
    "php_down": Road("PHP is down", "backend.down", (lambda s: s.stop("php-fpm"),), ask=RIGHT, logins=0),
    "nginx_down": Road(
        "nginx is down", "backend.down", (lambda s: s.stop("nginx"),), ask=RIGHT, unreachable=True, logins=0
    ),
    "dovecot_down": Road("Dovecot is down", "login_service.down", (lambda s: s.stop("dovecot"),), ask=RIGHT),
    "postfix_down": Road("Postfix is down", "login_service.down", (lambda s: s.stop("postfix"),), ask=RIGHT),
    "banned": Road("the address is banned", "address.banned", (ban,), ask=RIGHT, logins=0),
    "sender": Road(
        "another's address as the sender",
        "sender.not_owned",
        ask={**RIGHT, "sender": f"ben@{DOMAIN}"},
    ),
    "told_530": Road(
        "the program logs in without TLS",
        "tls.required",
        ask={**RIGHT, "error": "530 5.7.0 Must issue a STARTTLS command first"},
    ),
    "told_421": Road(
        "the program has failed too often",
        "address.penalised",
        ask={**RIGHT, "error": "421 4.7.0 mail.example.org Error: too many errors"},
    ),
    "port_25": Road("the program uses port 25", "port.no_auth", ask={**RIGHT, "smtp_port": "MAILCOW_MX"}),
    "port_closed": Road("the ports are closed", "port.closed", ask={**RIGHT, "smtp_port": 9, "smtps_port": 9}),
    "certificate": Road("the certificate does not hold", "tls.failed", ask={**RIGHT, "verify": True}, logins=0),
    "old_password_cached": Road("the old password is still accepted", "cache.stale", (change_password,), ask=RIGHT),
    "quota_full": Road("the mailbox is full", "quota.full", (fill,), ask=RIGHT),
    "key_wrong": Road("the key is wrong", "api.key_wrong", ask={**RIGHT, "api_key": "WRONG-WRONG-WRONG"}, logins=0),
    "key_not_allowed": Road(
        "the key is used from elsewhere",
        "api.address_not_allowed",
        ask={**RIGHT, "url": "MAILCOW_URL_NOT_ALLOWED"},
        logins=0,
    ),
    "key_read_only": Road("nothing; a read-only key", None, ask={**RIGHT, "api_key": "MAILCOW_API_KEY_RO"}, logins=1),
}


PORTS = {25: "MAILCOW_MX", 587: "MAILCOW_SMTP", 465: "MAILCOW_SMTPS", 993: "MAILCOW_IMAPS"}


class Refusing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Nobody listens."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("Connection refused", request=request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("Connection refused", request=request)


@pytest.fixture
def default_cassette_name(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["name"])


@pytest.fixture
def server(cow: Mailcow, pristine: None, vcr: object, recording: bool) -> Iterator[Server]:
    """A server with two mailboxes."""
    server = Server(cow, recording)
    cow.domains.create(DOMAIN, def_quota_for_mbox="1 GiB", max_quota_for_mbox="1 GiB")
    cow.mailboxes.create(ANNA, CANARY_PASSWORD)
    cow.mailboxes.create(f"ben@{DOMAIN}", CANARY_OTHER_PASSWORD)
    try:
        yield server
    finally:
        server.start_all()


@pytest.fixture
def pristine(recording: bool) -> None:
    if recording:
        subprocess.run(shlex.split(os.environ["MAILCOW_RESET"]), check=True, capture_output=True)


@pytest.fixture
def wire(name: str, recording: bool, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the probes find: the real thing while recording, and what was recorded after that. So with the time."""
    path = TRANSCRIPTS / f"{name}.json"
    found: dict[str, Any] = {} if recording else json.loads(path.read_text(encoding="utf-8"))
    if recording:
        found["now"] = datetime.now(UTC).isoformat()
        clock = datetime.fromisoformat(found["now"])
    else:
        clock = datetime.fromisoformat(found["now"])

    def stand_in(module: Any, function: str, key: Callable[..., str]) -> None:
        real = getattr(module, function)

        def asked(*args: Any, **options: Any) -> Any:
            where = f"{function} {key(*args)}"
            if recording:
                answer = real(*_real(args), **options)
                found[where] = _unreal(
                    asdict(answer) if is_dataclass(answer) and not isinstance(answer, type) else answer, args
                )
            return _revived(function, found[where])

        monkeypatch.setattr(module, function, asked)

    for function in ("probe_smtp", "probe_imaps", "log_in_smtp", "log_in_imap"):
        stand_in(probes, function, lambda host, port, *_: str(port))
    stand_in(probes, "look_up_dns", lambda domain, *_: str(domain))
    # The hashes of app passwords are masked in cassettes.
    stand_in(passwords, "verify", lambda secret, stored: "")
    monkeypatch.setattr(case, "now", lambda: datetime.now(UTC) if recording else clock)
    yield
    if recording:
        found["now"] = datetime.now(UTC).isoformat()
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _real(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The recorded server's own host and port."""
    if len(args) > 1 and args[1] in PORTS:
        host, _, port = os.environ[PORTS[args[1]]].partition(":")
        return (host, int(port), *args[2:])
    return ("127.0.0.1", *args[1:]) if len(args) > 1 and isinstance(args[1], int) else args


def _unreal(answer: Any, args: tuple[Any, ...]) -> Any:
    text = json.dumps(answer, default=str)
    for host in {"127.0.0.1", *re.findall(r"220 (\S+) ESMTP", text)}:
        text = text.replace(host, "mail.example.org")
    if len(args) > 1 and args[1] in PORTS:
        text = text.replace(os.environ[PORTS[args[1]]].rpartition(":")[2], str(args[1]))
    made: Any = json.loads(text)
    return {**made, "port": args[1]} if isinstance(made, dict) and "port" in made and len(args) > 1 else made


def _revived(function: str, answer: Any) -> Any:
    kinds: dict[str, Any] = {"probe": probes.PortProbe, "log": probes.Conversation, "look": probes.DnsAnswer}
    kind = kinds.get(function.partition("_")[0])
    return kind(**answer) if kind else answer


@pytest.mark.vcr
@pytest.mark.parametrize("name", ROADS)
def test_road(name: str, server: Server, wire: None, connect: Connect, vcr: Cassette) -> None:
    road = ROADS[name]
    for step in road.prepare:
        step(server)
    server.settle()
    quiet = road.cause in ("backend.down", "login_service.down") or name.startswith("key_")
    before = (0, 0) if quiet else _logins(server.cow)

    options = dict(road.ask)
    about = {"verify": options.pop("verify", False), "retries": 0}
    for option in ("url", "api_key"):
        if option in options:
            about[option] = options.pop(option)
    if road.unreachable and not server.recording:
        about["transport"] = Refusing()
    if options.get("smtp_port") == "MAILCOW_MX":
        options["smtp_port"] = 25
    report = connect(**about).doctor(road.address, smtp_host="mail.example.org", **options)

    assert report.verdict.cause == road.cause, report.verdict
    assert report.verdict.candidates == road.candidates
    assert report.healthy is (road.cause is None)
    assert report.logins <= 1
    if road.logins is not None:
        assert report.logins == road.logins
    assert not [result for result in report.results if result.status == "crash"]
    server.settle()
    if not quiet:
        tried, failed = (after - then for after, then in zip(_logins(server.cow), before, strict=True))
        assert tried == report.logins or name == "port_closed", "logins over SMTP that the server counted"
        assert failed <= 1, "failed ones among them"
    if name == "key_read_only":
        assert "may only read" in next(result.summary for result in report.results if result.id == "api.write")
    if road.cause in ("api.key_wrong", "api.address_not_allowed"):
        refused = [answer for answer in vcr.responses if answer["status"]["code"] == 401]
        assert len(refused) == 1, "a refused key is not tried again"
    shown = report.to_text(verbose=True) + report.to_markdown() + json.dumps(report.to_dict())
    assert not [secret for secret in (*CANARIES, os.environ.get("MAILCOW_API_KEY", "REPLAY-REPLAY")) if secret in shown]
    if path := os.environ.get("DOCTOR_ROWS"):
        with open(path, "a", encoding="utf-8") as rows:
            rows.write(row(road, report) + "\n")
    elif not server.recording:
        assert row(road, report) in (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")


def _logins(cow: Mailcow) -> tuple[int, int]:
    """How many logins over SMTP were tried and how many failed, as Postfix counts them at the end of a connection."""
    ended = [line.message for line in cow.logs.postfix(1000) if line.message.startswith("disconnect from")]
    counts = [match for line in ended if (match := re.search(r" auth=(\d+)(?:/(\d+))?", line))]
    tried = [(int(good), int(all_ or good)) for good, all_ in (match.groups() for match in counts)]
    return sum(all_ for _, all_ in tried), sum(all_ - good for good, all_ in tried)


def row(road: Road, report: Report) -> str:
    """The road's row in the table of docs/doctor.md."""
    verdict = report.verdict
    cause = " or ".join(verdict.candidates) if verdict.candidates else verdict.cause or "healthy"
    findings = [result for result in report.results if result.status in ("fail", "warn") and result.evidence]
    telling = [result for result in findings if result.cause in (verdict.cause, *verdict.candidates)] or findings
    shown = "; ".join(f"{seen.source}: {_short(seen.text)}" for seen in telling[0].evidence) if telling else ""
    if verdict.cause is None:
        shown = f"{report.logins} login" if report.logins else "no login"
    return f"| {road.what} | {cause} | {verdict.confidence} | {_plain(shown)} |"


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:20]} … {text[-70:]}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;")
