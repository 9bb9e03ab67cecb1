"""Made-up reports: a healthy mailbox, one for each cause, an undecided one, a hostile server."""

from __future__ import annotations

from typing import get_args

from mailcow_facade.doctor.report import Cause, Evidence, Remedy, Report, Result, Verdict

ADDRESS = "anna@example.org"
STARTED = "2026-11-23T12:00:00+00:00"
HOSTILE = (
    "\x1b[2J\x1b]0;title\x07 [bold]all is well[/bold] | `rm` ``` **big** _it_ <b>b</b> <!-- @team #1 http://example.com"
    " \u202e\r\n# top\n| x"
)
"""What a log line or a greeting may hold: escape sequences, and markup of every kind that is shown."""


def report(*results: Result, verdict: Verdict | None = None, address: str = ADDRESS, logins: int = 0) -> Report:
    """A report in which all else is well."""
    ok = (Result("api.reachable", "ok", "mailcow 2026-07a answers"), Result("name.form", "ok", "it is an address"))
    verdict = verdict or Verdict(None, "nothing was found that keeps this mailbox from logging in", "certain")
    return Report(address, verdict, (*ok, *results), STARTED, 0.4, "2026-07a", logins)


def of_cause(cause: Cause) -> Report:
    found = Result(
        f"account.{cause.partition('.')[2]}",
        "fail",
        f"what {cause} is about",
        cause=cause,
        confidence="likely",
        expected="1",
        actual="0",
        evidence=(Evidence(f"GET get/mailbox/{ADDRESS}, active", "0"),),
        remedy=Remedy(
            "make it so",
            f"cow.mailboxes.edit({ADDRESS!r}, active=True)",
            "E-Mail > Edit",
            "https://docs.mailcow.email/",
        ),
    )
    return report(found, verdict=Verdict(cause, found.summary, found.confidence, found.remedy))


def undecided() -> Report:
    refused = Evidence("mail.example.org:587", "> AUTH PLAIN (name and password)\n< 535 5.7.8 authentication failed")
    return report(
        Result("account.two_factor", "fail", "traces of it", cause="login.two_factor", confidence="possible"),
        Result("wire.login", "fail", "refused", cause="password.wrong", confidence="possible", evidence=(refused,)),
        Result("words.bans", "unknown", "could not look: no reply in time"),
        verdict=Verdict(
            "undecided",
            "the password is wrong, or two-factor login is on",
            "possible",
            Remedy("log in to mailcow's web pages with this password"),
            ("password.wrong", "login.two_factor"),
            ("words.bans: could not look: no reply in time", "the logs reach back to 11:58 only"),
        ),
        logins=1,
    )


def unreachable() -> Report:
    why = "getVersion: no reply from https://mail.example.org: timed out"
    failed = Result(
        "api.reachable",
        "fail",
        "the API cannot be reached",
        "api.unreachable",
        evidence=(Evidence("GET get/status/version", why),),
    )
    skipped = [
        Result(name, "skipped", "api.reachable says: the API cannot be reached")
        for name in ("api.key", "name.form", "account.mailbox")
    ]
    verdict = Verdict("api.unreachable", failed.summary, "certain")
    return Report(ADDRESS, verdict, (failed, *skipped), STARTED, 10.0)


def with_warnings() -> Report:
    return report(
        Result("account.quota", "warn", "the mailbox is full", cause="quota.full", remedy=Remedy("delete mail")),
        Result("account.sender", "skipped", "not wanted"),
        Result("wire.imaps", "crash", "this check has a bug (KeyError); please report it"),
        Result("account.app_password", "info", "the mailbox has an app password"),
    )


def hostile() -> Report:
    """A server, and a user, that put markup into every text there is."""
    remedy = Remedy(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    seen = (Evidence(HOSTILE, HOSTILE), Evidence("GET get/logs/dovecot", f"lua(anna): {HOSTILE}"))
    found = Result("words.failures", "fail", HOSTILE, "password.wrong", "likely", HOSTILE, HOSTILE, seen, remedy)
    warned = Result("wire.submission", "warn", HOSTILE, "tls.failed", "likely", HOSTILE, "other", seen, remedy)
    unknown = Result("words.bans", "unknown", HOSTILE)
    verdict = Verdict("password.wrong", HOSTILE, "likely", remedy, limits=(HOSTILE, "1. first", "> quoted"))
    ok = Result("api.reachable", "ok", HOSTILE)
    return Report(HOSTILE, verdict, (ok, found, warned, unknown), STARTED, 0.4, HOSTILE, 1)


def reports() -> dict[str, Report]:
    """All of them, by name."""
    by_cause = {cause: of_cause(cause) for cause in get_args(Cause)}
    others = {"undecided": undecided(), "warnings": with_warnings(), "unreachable": unreachable(), "hostile": hostile()}
    return {"healthy": report(), **others, **by_cause}
