"""The conclusion: one root cause, or an honest "undecided"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.changes import CACHED, password_set
from mailcow_facade.doctor.passwords import matching
from mailcow_facade.doctor.report import Cause, Remedy, Result, Verdict

_STANDING: frozenset[Cause] = frozenset(
    {
        "api.key_missing",
        "api.key_wrong",
        "api.address_not_allowed",
        "name.unknown",
        "name.not_an_address",
        "name.is_alias",
        "name.in_alias_domain",
        "name.has_tag",
        "mailbox.inactive",
        "mailbox.login_disallowed",
        "domain.inactive",
    }
)
"""Causes that explain every refusal by themselves, whatever else was found."""

_AFTER_LOGIN: frozenset[Cause] = frozenset({"quota.full", "sender.not_owned"})
"""What keeps nobody from logging in: it is looked at when nothing else does, either."""

_SAME_WORDS: frozenset[Cause] = frozenset({"password.wrong", "login_service.down", "backend.down"})
"""What a login looks like whose password a provider elsewhere did not confirm."""

HOW_SURE = {"certain": 0, "likely": 1, "possible": 2}


def decide(facts: Facts, results: Sequence[Result]) -> Verdict:  # noqa: PLR0911
    """What the results come to.

    They stand in the order of causes, so of findings that are equally sure the first explains the others.
    """
    by_id = {result.id: result for result in results}
    limits = tuple(f"{result.id}: {result.summary}" for result in results if result.status in ("unknown", "crash"))
    login = facts.login
    findings = [result for result in results if result.status == "fail" and result.cause]
    standing = next((finding for finding in findings if finding.cause in _STANDING), None)
    if standing:
        return _of(standing, limits)
    if login and login.attempted and login.accepted:
        return _logged_in(facts, findings, limits)
    if not findings:
        return _nothing_found(facts, by_id, limits)
    before = [finding for finding in findings if finding.cause not in _AFTER_LOGIN]
    first = min(before or findings, key=lambda finding: HOW_SURE[finding.confidence])
    provider = by_id.get("account.authsource")
    if provider and provider.status == "warn" and first.cause in _SAME_WORDS:
        return _of(replace(provider, confidence="likely"), limits)
    if first.cause == "api.unreachable":
        return _api_out_of_reach(facts, first, limits)
    if first.cause == "password.wrong" and first.confidence == "possible":
        return _password_or_second_factor(facts, first, limits)
    return _of(first, limits)


def _of(finding: Result, limits: tuple[str, ...]) -> Verdict:
    return Verdict(finding.cause, finding.summary, finding.confidence, finding.remedy, limits=limits)


def _logged_in(facts: Facts, findings: Sequence[Result], limits: tuple[str, ...]) -> Verdict:
    """The login went through: what is left is what keeps the user's program from doing the same."""
    left = [finding for finding in findings if finding.cause not in ("login.two_factor", "backend.down")]
    if left:
        return _of(min(left, key=lambda finding: HOW_SURE[finding.confidence]), limits)
    changed = password_set(facts)
    if changed and facts.now - changed < CACHED and matching(facts) is None:
        until = changed + CACHED
        return Verdict(
            "cache.stale",
            "the login works, but the password was changed less than five minutes ago: this may be the old one, which "
            "Dovecot remembers",
            "possible",
            Remedy(f"wait until {until:%H:%M:%S} UTC, then ask again"),
            limits=limits,
        )
    return Verdict(None, "the login works", "certain", limits=limits)


def _nothing_found(facts: Facts, results: dict[str, Result], limits: tuple[str, ...]) -> Verdict:
    tried = facts.login is not None and facts.login.attempted
    failures = results.get("words.failures")
    if not tried and failures and failures.status in ("warn", "info") and failures.evidence:
        return Verdict(
            "undecided",
            "nothing is wrong with the account, yet logins fail",
            "possible",
            Remedy("give the password that the user takes for right: then one login tells more"),
            ("password.wrong", "login.two_factor"),
            limits,
        )
    summary = "nothing was found that keeps this mailbox from logging in"
    if not tried:
        why = "no password was given" if facts.question.password is None else "no login was tried"
        return Verdict(None, f"{summary}; {why}", "likely", limits=limits)
    return Verdict(None, summary, "certain", limits=limits)


def _api_out_of_reach(facts: Facts, finding: Result, limits: tuple[str, ...]) -> Verdict:
    """Nothing listens for the API, while the mail ports of the same server answer: its web server is down."""
    port = facts.submission or facts.submissions
    if port and port.state == "open":
        backend = replace(
            finding,
            cause="backend.down",
            confidence="likely",
            summary="its web server does not answer, though its mail ports do: every login is checked through it",
            remedy=Remedy(
                "on the server, see why nginx does not run: docker compose ps, docker compose logs nginx-mailcow"
            ),
        )
        return _of(backend, limits)
    return _of(finding, limits)


def _password_or_second_factor(facts: Facts, finding: Result, limits: tuple[str, ...]) -> Verdict:
    """A refused login with nothing else wrong: mailcow says the same of a wrong password and of two-factor login."""
    return Verdict(
        "undecided",
        "the login is refused, and the account allows it: the password is wrong, or two-factor login is on",
        "possible",
        Remedy(
            "log in to mailcow's web pages with this password: if it asks for a second factor, use an app password for "
            "mail programs; if it is refused, set a new password",
            call=f"cow.mailboxes.set_password({facts.question.name!r}, password)",
        ),
        ("password.wrong", "login.two_factor"),
        limits,
    )
