"""Made-up facts of an examination: a healthy mailbox, and one set for each thing that may be wrong with it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from mailcow_client import models

from mailcow_facade import errors
from mailcow_facade.doctor.case import Fact, Facts, Question, Unknown
from mailcow_facade.doctor.checks import checks
from mailcow_facade.doctor.probes import Conversation, DnsAnswer, PortProbe, sha1_prefix
from mailcow_facade.doctor.report import Result

ADDRESS = "anna@example.org"
PASSWORD = "Planted-Pass-7381"
APP_PASSWORD = "Planted-App-Pass-9911"
CLIENT = "192.0.2.7"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCESS = [f"{word}_access" for word in ("imap", "smtp", "dav", "eas", "pop3", "sieve")]
Change = Callable[[Facts], None]
ALL_FACTS: tuple[Fact, ...] = Fact.__args__  # type: ignore[attr-defined]


def made_up() -> dict[str, Facts]:
    """All sets, by what is special about them."""
    cases: dict[str, Change] = {
        "healthy": _with(),
        "no password": _asked(password=None),
        "no probe": _asked(probe=False),
        "no domain part": _asked(address="anna"),
        "spaces": _asked(address=" Anna@Example.org "),
        "a quote in the name": _both(
            _asked(address="o'brien@example.org"), _with(mailbox=mailbox(username="o'brien@example.org", active=0))
        ),
        "unknown mailbox": _with(mailbox=None),
        "unknown domain": _with(mailbox=None, domain=None),
        "an alias": _with(mailbox=None, alias=alias(ADDRESS, "ben@example.org")),
        "an alias domain": _with(mailbox=None, domain=None, alias_domain=alias_domain()),
        "a tag": _both(_asked(address="anna+news@example.org"), _with(mailbox=None, untagged=mailbox())),
        "inactive": _with(mailbox=mailbox(active=0)),
        "login disallowed": _with(mailbox=mailbox(active=2)),
        "domain inactive": _with(domain=domain(active=0)),
        "smtp off": _with(mailbox=mailbox({"smtp_access": "0"})),
        "imap off": _with(mailbox=mailbox({"imap_access": "0"})),
        "new password demanded": _with(mailbox=mailbox({"force_pw_update": "1", "force_tfa": "1"})),
        "full": _with(mailbox=mailbox(quota_used=2 * 1024**3, percent_in_use=200)),
        "unlimited": _with(mailbox=mailbox(quota=0, percent_in_use="- ")),
        "rate limit": _with(mailbox=mailbox(rl={"value": "10", "frame": "h"})),
        "an app password": _both(_asked(password=APP_PASSWORD), _with(app_passwords=[app_password()])),
        "an app password that is off": _both(
            _asked(password=APP_PASSWORD), _with(app_passwords=[app_password(active=0)])
        ),
        "an app password for nothing": _both(
            _asked(password=APP_PASSWORD), _with(app_passwords=[app_password(**dict.fromkeys(ACCESS, 0))])
        ),
        "an app password, not given": _with(app_passwords=[app_password()]),
        "another sender": _asked(sender="sales@example.org"),
        "an alias as sender": _both(
            _asked(sender="sales@example.org"), _with(sender_alias=alias("sales@example.org", ADDRESS))
        ),
        "second factor": _with(ui_log=[ui_line("verified_totp_login"), ui_line("verified_webauthn_login")]),
        "banned": _banned,
        "refused": _refused,
        "refused for another password": _both(_refused, _with(dovecot_log=dovecot_lines("Other-Pass-1234"))),
        "penalised": _with(
            login=login(454, "4.7.0 Temporary authentication failure: Connection lost to authentication server")
        ),
        "hung": _with(login=login(None, "", error="timed out")),
        "sender refused": _sender_refused,
        "changed a moment ago": _with(mailbox=mailbox(modified=f"{NOW - timedelta(seconds=30):%Y-%m-%d %H:%M:%S}")),
        "backend down, says the log": _with(
            dovecot_log=[
                log_line("dovecot", f"auth: lua({ADDRESS},{CLIENT}): HTTP request failed with 502 for user {ADDRESS}")
            ]
        ),
        "no DNS": _with(dns=DnsAnswer("example.org", "mail.example.org", errors={"mx": "timed out"})),
        "no key": _unknown(errors.NotAuthenticated("no key arrived", status=200)),
        "wrong key": _unknown(errors.NotAuthenticated("wrong key", status=401)),
        "not from here": _unknown(errors.IpNotAllowed("not from here", status=401, address="192.0.2.8")),
        "not there": _unknown(errors.ConnectionFailed("no reply")),
        "fails inside": _unknown(errors.UnexpectedReply("HTTP 500", status=500)),
        "all containers down": _with(containers={}),
        "one container down": _with(containers=containers(("dovecot-mailcow", "php-fpm-mailcow"))),
    }
    for service, to in (("keycloak", True), ("keycloak", False), ("ldap", True), ("generic-oidc", True)):
        for other in ("", service):
            cases[f"{service}, flow {to}, set up {other or 'nowhere'}"] = _with_provider(service, other, flow=to)
    for state in ("refused", "timeout", "unresolved", "broken"):
        cases[f"ports {state}"] = _ports(state=state, error="no connection", tls="not tried", mechanisms=())
    for tls in ("untrusted", "wrong name", "expired", "failed", "not offered"):
        cases[f"TLS {tls}"] = _ports(tls=tls, tls_error="a certificate's fault")
    cases["no AUTH"] = _ports(mechanisms=())
    cases["AUTH in the clear"] = _ports(mechanisms_in_clear=("PLAIN",))
    for fact in ALL_FACTS:
        if fact != "version":
            cases[f"{fact} unknown"] = _one_unknown(fact)
    made = {}
    for name, change in cases.items():
        made[name] = healthy()
        change(made[name])
    for error in (
        "535 5.7.8 Error: authentication failed: (reason unavailable)",
        "553 5.7.1",
        "530 5.7.0",
        "421 4.7.0",
    ):
        made[f"told {error[:3]}"] = healthy()
        made[f"told {error[:3]}"].question.error = error
    return made


def judged(facts: Facts) -> list[Result]:
    """What the checks make of the facts, as the doctor would ask them."""
    results: dict[str, Result] = {}
    for check in checks().values():
        needed = [results[need].status for need in check.needs if need in results]
        failed = any(status in ("fail", "unknown", "skipped") for status in needed)
        out_of_reach = any(fact in facts.unknown for fact in check.facts) and not check.judges_failures
        if failed or out_of_reach:
            results[check.id] = Result(check.id, "skipped" if failed else "unknown", "not asked")
        else:
            results[check.id] = replace(check.judge(facts), id=check.id)
    return [*results.values()]


def healthy() -> Facts:
    """A mailbox with which all is well, and whose login went through."""
    return Facts(
        Question(ADDRESS, PASSWORD, smtp_host="mail.example.org", imap_host="mail.example.org"),
        NOW,
        version="2026-07a",
        containers=containers(),
        mailbox=mailbox(),
        domain=domain(),
        identity_provider=models.IdentityProvider.from_dict({"login_provisioning": 1}),
        fail2ban=fail2ban(),
        own_address=CLIENT,
        dns=DnsAnswer(
            "example.org",
            "mail.example.org",
            mx=["10 mail.example.org"],
            addresses=["192.0.2.1"],
            spf=["v=spf1 mx -all"],
        ),
        dkim=models.Dkim.from_dict(
            {
                "pubkey": "MIIB",
                "length": "2048",
                "dkim_txt": "v=DKIM1;k=rsa;p=MIIB",
                "dkim_selector": "dkim",
                "privkey": "",
            }
        ),
        submission=PortProbe("mail.example.org", 587, "open", tls="good", mechanisms=("PLAIN", "LOGIN")),
        submissions=PortProbe("mail.example.org", 465, "open", tls="good", mechanisms=("PLAIN", "LOGIN")),
        imaps=PortProbe("mail.example.org", 993, "open", tls="good", mechanisms=("PLAIN", "LOGIN")),
        login=login(235, "2.7.0 Authentication successful"),
    )


def mailbox(attributes: dict[str, str] | None = None, username: str = ADDRESS, **other: Any) -> models.Mailbox:
    access = {f"{word}_access": "1" for word in ("smtp", "imap", "pop3", "sieve", "eas", "dav", "sogo")}
    row = {
        "username": username,
        "active": 1,
        "active_int": 1,
        "domain": "example.org",
        "local_part": username.partition("@")[0],
        "name": "Anna Example",
        "quota": 1024**3,
        "quota_used": 0,
        "percent_in_use": 0,
        "messages": 0,
        "attributes": {"force_pw_update": "0", "force_tfa": "0", "relayhost": "0", **access, **(attributes or {})},
        "custom_attributes": [],
        "created": "2026-11-01 10:00:00",
        "modified": None,
        "authsource": "mailcow",
        "last_imap_login": 0,
        "last_smtp_login": 0,
        "last_pop3_login": 0,
        "last_sso_login": 0,
        "rl": False,
        "sender_acl": [],
    }
    return models.Mailbox.from_dict({**row, **other})


def domain(**other: Any) -> models.Domain:
    return models.Domain.from_dict(
        {"domain_name": "example.org", "active": 1, "active_int": 1, "backupmx": 0, "rl": False, **other}
    )


def alias(address: str, goto: str) -> models.Alias:
    row = {"id": 11, "address": address, "goto": goto, "domain": "example.org", "active": 1, "sender_allowed": 1}
    return models.Alias.from_dict(row)


def fail2ban(**other: Any) -> models.Fail2Ban:
    row = {"ban_time": 1800, "ban_time_increment": 1, "max_ban_time": 10000, "max_attempts": 10, "retry_window": 600}
    lists = {
        "netban_ipv4": 32,
        "netban_ipv6": 128,
        "whitelist": "",
        "blacklist": "",
        "active_bans": [],
        "perm_bans": [],
    }
    return models.Fail2Ban.from_dict({**row, **lists, **other})


def log_line(program: str, message: str) -> models.LogEntry:
    seconds = str(int(NOW.timestamp()) - 20)
    return models.LogEntry.from_dict({"time": seconds, "program": program, "priority": "info", "message": message})


def dovecot_lines(password: str) -> Sequence[models.LogEntry]:
    told = f"Password mismatch (SHA1 of given password: {sha1_prefix(password)})"
    return [log_line("dovecot", f"auth-worker(90): conn unix:auth-worker: lua({ADDRESS},{CLIENT},<AbCd>): {told}")]


def ui_line(message: str) -> models.UiLogEntry:
    row = {"id": 1, "task": "login", "type": "success", "msg": f'["{message}"]', "call": "", "user": ADDRESS}
    return models.UiLogEntry.from_dict({**row, "role": "user", "remote": CLIENT, "time": int(NOW.timestamp()) - 60})


def alias_domain() -> models.AliasDomain:
    row = {"alias_domain": "example.org", "target_domain": "example.com", "active": 1}
    return models.AliasDomain.from_dict(row)


def app_password(**other: Any) -> models.AppPassword:
    """One whose password is ``APP_PASSWORD``."""
    salt = b"saltsalt"
    hashed = base64.b64encode(hashlib.sha256(APP_PASSWORD.encode() + salt).digest() + salt).decode()
    row = {"id": 3, "name": "phone", "mailbox": ADDRESS, "domain": "example.org", "password": f"{{SSHA256}}{hashed}"}
    return models.AppPassword.from_dict({**row, **dict.fromkeys(ACCESS, 1), "active": 1, **other})


def login(code: int | None, text: str, *, error: str = "") -> Conversation:
    return Conversation("smtp", "mail.example.org", 587, accepted=code == 235, code=code, text=text, error=error)


def containers(down: Sequence[str] = ()) -> dict[str, models.Container]:
    words = "mysql redis php-fpm nginx dovecot postfix rspamd netfilter sogo dockerapi".split()
    about = {"type": "info", "started_at": "2026-11-22T19:43:38.307040000Z", "image": "i"}
    rows = [
        {**about, "container": name, "state": "exited" if name in down else "running"}
        for name in (f"{word}-mailcow" for word in words)
    ]
    return {str(row["container"]): models.Container.from_dict(row) for row in rows}


def _with(**known: Any) -> Change:
    """Other facts."""

    def change(facts: Facts) -> None:
        for name, value in known.items():
            setattr(facts, name, value)

    return change


def _asked(**about: Any) -> Change:
    """Another question."""

    def change(facts: Facts) -> None:
        for name, value in about.items():
            setattr(facts.question, name, value)

    return change


def _both(*changes: Change) -> Change:
    def change(facts: Facts) -> None:
        for each in changes:
            each(facts)

    return change


def _with_provider(source: str, configured: str, *, flow: bool) -> Change:
    def change(facts: Facts) -> None:
        facts.mailbox = mailbox(authsource=source)
        row = {"authsource": configured, "mailpassword_flow": flow} if configured else {"login_provisioning": 1}
        facts.identity_provider = models.IdentityProvider.from_dict(row)
        _refused(facts)

    return change


def _banned(facts: Facts) -> None:
    ban = {"ip": CLIENT, "network": f"{CLIENT}/32", "banned_until": "00h 29m 10s", "queued_for_unban": 0}
    facts.fail2ban = fail2ban(active_bans=[ban], perm_bans=[{"ip": "198.51.100.9", "network": "198.51.100.9/32"}])
    row = {"time": int(NOW.timestamp()) - 30, "priority": "crit", "message": f"Banning {CLIENT}/32 for 30 minutes"}
    facts.netfilter_log = [models.NetfilterLogEntry.from_dict(row)]
    facts.login = None


def _refused(facts: Facts) -> None:
    facts.login = login(535, "5.7.8 Error: authentication failed: (reason unavailable)")
    facts.dovecot_log = dovecot_lines(PASSWORD)
    told = "SASL PLAIN authentication failed: (reason unavailable)"
    line = f"warning: unknown[{CLIENT}]: {told}, sasl_username={ADDRESS}"
    facts.postfix_log = [log_line("postfix/submission/smtpd", line)]


def _sender_refused(facts: Facts) -> None:
    facts.question.sender = "sales@example.org"
    facts.login = login(235, "2.7.0 Authentication successful")
    facts.login.sender_code = 553
    facts.login.sender_text = f"5.7.1 <sales@example.org>: Sender address rejected: not owned by user {ADDRESS}"


def _ports(**about: Any) -> Change:
    def change(facts: Facts) -> None:
        facts.login = None
        for probe in (facts.submission, facts.submissions, facts.imaps):
            for name, value in about.items():
                setattr(probe, name, value)

    return change


def _unknown(error: errors.MailcowError) -> Change:
    """The server's API tells nothing at all."""

    def change(facts: Facts) -> None:
        blank = Facts(facts.question, facts.now)
        for fact in ALL_FACTS:
            setattr(facts, fact, getattr(blank, fact))
        facts.unknown = {"version": Unknown(error)}

    return change


def _one_unknown(fact: Fact) -> Change:
    def change(facts: Facts) -> None:
        setattr(facts, fact, getattr(Facts(facts.question, facts.now), fact))
        facts.unknown[fact] = Unknown(errors.ConnectionTimeout("no reply in time"))

    return change
