"""The server's own word: what runs, what its logs tell of logins, and whom it has banned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from mailcow_client import models

from mailcow_facade.doctor.bans import Ban, allowed_by, ban_of, last_ban, tries_left
from mailcow_facade.doctor.case import Fact, Facts
from mailcow_facade.doctor.changes import CACHED, modified, password_set, server_time
from mailcow_facade.doctor.checks import check
from mailcow_facade.doctor.probes import sha1_prefix
from mailcow_facade.doctor.report import Evidence, Remedy, Result
from mailcow_facade.doctor.tries import (
    Try,
    ago,
    all_tries,
    clients,
    counted,
    guessers,
    last_logins,
    listed,
    logins_of_user,
    lost_connections,
    masked,
    own_password_over_smtp,
    tries_of_user,
    when,
)
from mailcow_facade.logins import failed_login

BACKEND = ("mysql-mailcow", "redis-mailcow", "php-fpm-mailcow", "nginx-mailcow")
"""What every login is checked by."""
MAIL_SERVICES = ("dovecot-mailcow", "postfix-mailcow")

FRESH = timedelta(minutes=10)
"""How long a failure of the backend is taken for one that lasts."""
REFUSED = timedelta(seconds=60)
"""How long it may go on refusing one that was not."""
PENALTY = timedelta(seconds=60)
"""Within which time failures from one address make Dovecot slow."""
NEAR = 3
"""With how many tries left an address is near to a ban."""


@check("words.services", facts=["containers"], needs=["api.key"])
def services(facts: Facts) -> Result:
    """Do the services run that a login needs?

    Postfix takes the password and asks Dovecot, which asks PHP behind nginx, which asks MariaDB and Redis. Without the
    last four every login is refused as if the password were wrong; without Dovecot, SMTP answers 454 after ten seconds.
    Other services that do not run keep nobody from logging in, but mail may not come or go.
    """
    if not facts.containers:
        return Result("", "unknown", "the server does not tell which services run")
    states = {
        name: facts.containers[name].state if name in facts.containers else "missing"
        for name in (*BACKEND, *MAIL_SERVICES, *facts.containers)
    }
    stopped = [name for name, state in states.items() if state != "running"]
    backend = [name for name in stopped if name in BACKEND]
    needed = backend or [name for name in stopped if name in MAIL_SERVICES]
    if not stopped:
        return Result("", "ok", "all services run")
    shown = needed or stopped
    return Result(
        "",
        "fail" if needed else "warn",
        f"{listed(shown)} {'does' if len(shown) == 1 else 'do'} not run"
        + (": no password can be checked" if backend else "" if needed else "; logins do without"),
        cause="backend.down" if backend else "login_service.down" if needed else None,
        expected="running",
        actual=", ".join(f"{name}: {states[name]}" for name in shown),
        evidence=tuple(Evidence(f"GET get/status/containers, {name}.state", states[name]) for name in stopped),
        remedy=Remedy(
            f"on the server: docker compose up -d {' '.join(shown)}; why it stopped, docker compose logs tells",
        ),
    )


@check("words.backend", facts=["dovecot_log", "sasl_log"], needs=["api.key"], judges_failures=True)
def backend(facts: Facts) -> Result:
    """Does Dovecot reach what checks passwords?

    Where it does not, it refuses every login as if the password were wrong, and only its log tells. That log belongs to
    the whole server, so the lines may be about others. A login that went well since then shows that it is over, unless
    Dovecot answered it from its cache, which leaves no trace.
    """
    if unknown := _unknown(facts, "dovecot_log"):
        return unknown
    lines = [line for line in facts.dovecot_log if _backend_failed(line)]
    if not lines:
        if not facts.dovecot_log:
            return Result("", "unknown", "Dovecot's log is empty: it tells nothing of what checks passwords")
        return Result("", "ok", "Dovecot's log tells of no failure to check a password")
    newest = lines[-1]
    good = max((login.time for login in facts.sasl_log), default=None)
    over = good is not None and good > newest.time
    lasts = not over and facts.now - newest.time <= FRESH
    since = "since then a login went well" if over else "no login that went well is known since"
    number = counted(len(lines), "line")
    return Result(
        "",
        "fail" if lasts else "info" if over else "warn",
        f"Dovecot had no answer on whether a password is right: {number}, last {when(facts, newest.time)}; {since}",
        cause="backend.down" if not over else None,
        confidence="likely" if lasts else "possible",
        expected="no such line",
        actual=counted(len(lines), "line"),
        evidence=(Evidence("GET get/logs/dovecot", f"{newest.time.isoformat()} {masked(newest.message)}"),),
        remedy=None
        if over
        else Remedy(
            "try once more: the API stands on the same services and answers now, so it may be over; else see on the "
            "server what docker compose logs tells of php-fpm-mailcow, nginx-mailcow, mysql-mailcow and redis-mailcow"
        ),
    )


@check(
    "words.bans",
    facts=["fail2ban", "own_address", "netfilter_log", "postfix_log", "dovecot_log", "sasl_log"],
    needs=["api.key"],
    judges_failures=True,
)
def bans(facts: Facts) -> Result:
    """Is the user's address banned, or the one that the doctor asks from?

    Too many failed logins, and the server answers the address no more: programs report a time-out, not a wrong
    password. Addresses that failed for this name, or logged in with it, may be the user's; those that seem to guess
    passwords are left out. A failed login may count twice, and whoever shares the address is banned as well.
    """
    if "fail2ban" in facts.unknown and "netfilter_log" in facts.unknown:
        return Result("", "unknown", f"could not look: {facts.unknown['fail2ban'].error}")
    users = clients(facts)
    addresses = list(dict.fromkeys([*users, *filter(None, [facts.own_address])]))
    found = [(address, ban) for address in addresses if (ban := ban_of(facts, address))]
    held = [(address, ban) for address, ban in found if not ban.being_lifted]
    if held:
        return _banned(facts, users, held)
    if found:
        address, _ = found[0]
        return Result("", "warn", f"the ban of {address} is being lifted: wait some seconds")
    left = {address: number for address in addresses if (number := tries_left(facts, address)) is not None}
    near = [address for address, number in left.items() if number <= NEAR]
    if near:
        worst = min(near, key=left.__getitem__)
        return Result(
            "",
            "warn",
            f"{counted(left[worst], 'failure')} more, and {_named(facts, worst)} is banned; one login may count twice",
            cause="address.banned",
            confidence="possible",
            expected=f"more than {NEAR} left",
            actual=str(left[worst]),
            evidence=(Evidence("GET get/fail2ban, max_attempts", str(facts.fail2ban and facts.fail2ban.max_attempts)),),
            remedy=Remedy("let no program try again before the password in it is right"),
        )
    return _not_banned(facts, addresses)


def _banned(facts: Facts, users: Sequence[str], held: Sequence[tuple[str, Ban]]) -> Result:
    address, ban = next((each for each in held if each[0] in users), held[0])
    settings = facts.fail2ban
    if ban.kind == "permanent" and settings:
        rest = [entry for entry in settings.blacklist.split() if entry != ban.network]
        call = f"cow.fail2ban.edit(blacklist={rest!r})" if len(rest) <= 5 else ""
        remedy = Remedy(f"take {ban.network} off the denylist; that takes up to a minute", call=call, place=BANS)
    else:
        remedy = Remedy(
            f"lift the ban, or wait for {ban.left}; first let no program try again with what was refused",
            call=f"cow.fail2ban.unban({address!r})",
            place=BANS,
        )
    lasts = "for good" if ban.kind == "permanent" else f"for another {ban.left}"
    outside = settings is not None and settings.manage_external
    by = "; something else than mailcow is to carry the ban out" if outside else ""
    source = {
        "active": "GET get/fail2ban, active_bans",
        "permanent": "GET get/fail2ban, perm_bans and blacklist",
        "logged": "GET get/logs/netfilter",
    }[ban.kind]
    evidence = [Evidence(source, f"{ban.network} {lasts}")]
    if line := last_ban(facts, address):
        evidence.append(Evidence("GET get/logs/netfilter", f"{line.time.isoformat()} {line.message}"))
    return Result(
        "",
        "fail",
        f"{_named(facts, address)} is banned {lasts}: logins from there time out{by}",
        cause="address.banned",
        # What asks from a banned address should get no answer at all, so the ban of our own may not be in force.
        confidence="certain" if address in users and ban.kind != "logged" else "likely",
        expected="no ban",
        actual=ban.network,
        evidence=tuple(evidence),
        remedy=remedy,
    )


def _not_banned(facts: Facts, addresses: Sequence[str]) -> Result:
    if not addresses:
        return Result("", "info", "no address is known that could be the user's, so none can be looked for in the bans")
    allowed = [(address, entry) for address in addresses if (entry := allowed_by(facts, address))]
    if allowed:
        address, entry = allowed[0]
        return Result(
            "",
            "info",
            f"{_named(facts, address)} is never banned",
            evidence=(Evidence("GET get/fail2ban, whitelist", entry),),
        )
    past = [(address, line) for address in addresses if (line := last_ban(facts, address))]
    if past:
        address, line = past[0]
        return Result(
            "",
            "info",
            f"{_named(facts, address)} was banned {when(facts, line.time)}, but is no longer",
            evidence=(Evidence("GET get/logs/netfilter", f"{line.time.isoformat()} {line.message}"),),
        )
    return Result("", "ok", f"not banned: {listed(addresses)}")


@check(
    "words.failures",
    facts=["postfix_log", "dovecot_log", "sasl_log", "own_address", "mailbox", "clock"],
    needs=["api.key"],
    judges_failures=True,
)
def failures(facts: Facts) -> Result:
    """What do the logs tell of failed logins with this name?

    Dovecot logs how the SHA-1 of a refused password begins. So the password given to the doctor can be held against
    what the user's program sends, without a login. A failure counts for little where a login went well since, over the
    same kind of service or from the same address, or where the password was set anew. Addresses that seem to guess
    passwords are left out, unless somebody has logged in from there.
    """
    if "dovecot_log" in facts.unknown and "postfix_log" in facts.unknown:
        return Result("", "unknown", f"could not look: {facts.unknown['dovecot_log'].error}")
    if not facts.postfix_log and not facts.dovecot_log:
        return Result(
            "",
            "unknown",
            "the logs of Postfix and Dovecot are empty: whether logins fail, and with which password, cannot be told",
        )
    tries = tries_of_user(facts)
    if not tries:
        first = min(line.time for line in (*facts.postfix_log, *facts.dovecot_log))
        return Result("", "ok", f"no failed login with this name since {when(facts, first)}, where the logs begin")
    strangers = guessers(facts)
    own = [each for each in tries if each.address not in strangers]
    if not own:
        return Result(
            "",
            "info",
            f"{counted(len(tries), 'failed login')}, all from addresses that seem to guess passwords "
            f"({listed(sorted({each.address for each in tries}))})",
        )
    unsettled = [each for each in own if not _settled(facts, each)]
    if not unsettled:
        return Result("", "info", f"{_told(own)}, last {when(facts, own[-1].time)}; {_settled(facts, own[-1])}")
    return _compared(facts, unsettled, f"{_told(unsettled)}, last {when(facts, unsettled[-1].time)}")


def _compared(facts: Facts, own: Sequence[Try], told: str) -> Result:
    """The newest failure's password against the given one."""
    newest = own[-1]
    password = facts.question.password
    sent = next((each for each in reversed(own) if each.sha1 and each.address == newest.address), None)
    evidence = tuple(map(_evidence, [newest] if sent in (None, newest) else [newest, sent]))
    if sent is None:
        return Result("", "info", f"{told}; no line tells which password was sent", evidence=evidence)
    if password is None:
        return Result(
            "",
            "info",
            f"{told}; with the password given, the log would tell whether the program sends the same",
            evidence=evidence,
            remedy=Remedy("give the password that the user takes for right"),
        )
    expected = "the SHA-1 of the password given here"
    if sent.sha1 == sha1_prefix(password):
        return Result(
            "",
            "info",
            f"{told}; the program does send the password given here",
            expected=expected,
            actual="the same",
            evidence=evidence,
        )
    return Result(
        "",
        "fail",
        f"the program sends another password than the one given here: {told}",
        cause="password.wrong",
        confidence="likely",
        expected=expected,
        actual="another",
        evidence=evidence,
        remedy=Remedy(
            f"enter the password anew in the program at {sent.address}: it may have kept an old one, or one of another "
            "account"
        ),
    )


def _settled(facts: Facts, failure: Try) -> str:
    """Why a failure counts for little, or nothing."""
    for login in reversed(logins_of_user(facts)):
        if login.real_rip == failure.address and login.time > failure.time:
            return f"since then it has logged in from there over {login.service}"
    for line in filter(_backend_failed, facts.dovecot_log):
        if abs(line.time - failure.time) <= timedelta(seconds=3) and line.message.lower().endswith(f" {failure.name}"):
            return "whether the password was right could not be checked then"
    last = last_logins(facts)
    kind = "smtp" if failure.over_smtp else failure.service.removeprefix("manage").removesuffix("s")
    good = {kind: last[kind]} if kind in last else {} if kind else last
    for service, time in good.items():
        if time > failure.time:
            return f"since then it has logged in over {service} {when(facts, time)}"
    changed = password_set(facts)
    if changed and changed > failure.time:
        return f"since then the password was set anew {when(facts, changed)}"
    return ""


def _told(tries: Sequence[Try]) -> str:
    addresses = list(dict.fromkeys(each.address for each in reversed(tries)))
    services = list(dict.fromkeys(each.service for each in reversed(tries) if each.service))
    over = f" over {listed(services)}" if services else ""
    return f"{counted(len(tries), 'failed login')} from {listed(addresses)}{over}"


def _evidence(failure: Try) -> Evidence:
    return Evidence(failure.source, f"{failure.time.isoformat()} {failure.line}")


@check(
    "words.penalty",
    facts=["postfix_log", "dovecot_log", "own_address", "containers", "sasl_log"],
    needs=["api.key"],
    judges_failures=True,
)
def penalty(facts: Facts) -> Result:
    """Does Dovecot make the user's address wait?

    Each further wrong password from one address makes it wait longer, whatever the name: 2 seconds, 4, 8, 15. Postfix
    waits for ten, then tells the client 454 "Temporary authentication failure: Connection lost to authentication
    server", even where the password is right. So it goes from the third try on with different passwords; one and the
    same password again and again is not held against the address. IMAP only becomes slow. Half a minute without a
    try ends it. Such a failure is not counted for a ban. Where Dovecot does not run, Postfix writes the same.
    """
    if unknown := _unknown(facts, "postfix_log"):
        return unknown
    dovecot = facts.containers.get("dovecot-mailcow")
    if dovecot is not None and dovecot.state != "running":
        return Result("", "ok", "Dovecot does not run, so it makes nobody wait")
    since = facts.now - PENALTY
    mine = {*clients(facts), *filter(None, [facts.own_address])}
    logins = {login.real_rip: login.time for login in sorted(facts.sasl_log, key=lambda login: login.time)}
    lost = [
        (address, line)
        for address, line in lost_connections(facts, since)
        if address in mine and line.time > logins.get(address, since)
    ]
    if lost:
        return _kept_waiting(facts, *lost[-1])
    for address in sorted(mine):
        recent = _tries_from(facts, address, since)
        different = {(each.name, each.sha1) for each in recent if each.sha1}
        if len(different) >= 3 and recent[-1].time > logins.get(address, since):
            return Result(
                "",
                "warn",
                f"{len(different)} different wrong logins from {_named(facts, address)} within the last minute: the "
                "next one may get 454, even with the right password",
                cause="address.penalised",
                confidence="possible",
                expected="fewer than 3",
                actual=str(len(different)),
                evidence=(_evidence(recent[-1]),),
                remedy=_WAIT,
            )
    return Result("", "ok", "no address that may be the user's has had to wait within the last minute")


def _kept_waiting(facts: Facts, address: str, line: models.LogEntry) -> Result:
    tries = _tries_from(facts, address, line.time - 2 * PENALTY)
    wrong = len({(each.name, each.sha1) for each in tries}) > 1
    what = (
        "after several wrong passwords even the right one gets 454 there"
        if wrong
        else "Dovecot was started anew, or what checks passwords hangs"
    )
    return Result(
        "",
        "fail" if "454" in facts.question.error else "warn",
        f"Postfix gave up waiting for Dovecot's word on {_named(facts, address)} {ago(facts.now - line.time)}: {what}",
        cause="address.penalised" if wrong else "login_service.down",
        confidence="likely" if wrong else "possible",
        expected="an answer within ten seconds",
        actual="454 Connection lost to authentication server",
        evidence=(Evidence("postfix log", f"{line.time.isoformat()} {masked(line.message)}"),),
        remedy=_WAIT,
    )


def _tries_from(facts: Facts, address: str, since: datetime) -> list[Try]:
    return [each for each in all_tries(facts) if each.address == address and each.time >= since]


_WAIT = Remedy("stop all programs that try, wait half a minute, and try once more")


@check("words.cache", facts=["mailbox", "app_passwords", "clock"], needs=["name.mailbox"])
def cache(facts: Facts) -> Result:
    """Was the mailbox changed so lately that Dovecot's cache may answer for it?

    For five minutes after a good login Dovecot goes on accepting its password over the same service, though it was
    changed, the mailbox switched off or even deleted. It may refuse for up to a minute what was wrong before. A new
    password works at once. So shortly after a change a login proves little.
    """
    assert facts.mailbox is not None  # noqa: S101 - name.mailbox has made sure
    changes = {
        "the password was set": password_set(facts),
        "the mailbox was changed": modified(facts),
    }
    for used in facts.app_passwords:
        changes[f"the app password {used.name!r} was changed"] = server_time(facts, used.modified or used.created)
    known = {what: time for what, time in changes.items() if time and time <= facts.now + REFUSED}
    if not known:
        return Result("", "ok", "no change of it is known")
    what = max(known, key=known.__getitem__)
    time = known[what]
    if facts.now - time >= CACHED:
        return Result("", "ok", f"the last change is older than five minutes: {what} {when(facts, time)}")
    until = time + CACHED
    return Result(
        "",
        "warn",
        f"{what} {ago(facts.now - time)}: until {until:%H:%M:%S} UTC an old password may go on working, and until "
        f"{time + REFUSED:%H:%M:%S} UTC one that is right now may be refused",
        cause="cache.stale",
        confidence="possible",
        expected="no change within the last five minutes",
        actual=f"{time:%Y-%m-%d %H:%M:%S} UTC",
        evidence=(Evidence(f"GET get/mailbox/{facts.mailbox.username}", f"{what}: {time.isoformat()}"),),
        remedy=Remedy(f"wait until {until:%H:%M:%S} UTC, then try once more"),
    )


@check("words.successes", facts=["sasl_log", "mailbox", "app_passwords"], needs=["name.mailbox"], judges_failures=True)
def successes(facts: Facts) -> Result:
    """When did this mailbox last log in, from where, and with what?

    A login over SMTP with the mailbox's own password shows that the password, SMTP and the account were right then, and
    that two-factor login was off. Logins that Dovecot answers from its cache are not noted, so a program that logs in
    every minute may show only once in five.
    """
    logins = list(reversed(logins_of_user(facts)))
    if not logins:
        if last := last_logins(facts):
            service = max(last, key=last.__getitem__)
            return Result(
                "", "info", f"last login over {service} {when(facts, last[service])}; from where is not known"
            )
        if unknown := _unknown(facts, "sasl_log"):
            return unknown
        return Result("", "info", "no login that went well is known: perhaps it never worked")
    names = {used.id: used.name for used in facts.app_passwords}
    newest = logins[0]
    with_what = (
        f"the app password {names.get(newest.app_password, newest.app_password)!r}"
        if newest.app_password
        else "its own password"
    )
    text = f"last login over {newest.service} from {newest.real_rip} {when(facts, newest.time)}, with {with_what}"
    if own := own_password_over_smtp(facts):
        told = "that was" if own is newest else f"over smtp with its own password {when(facts, own.time)},"
        text += f"; {told} without a second factor, so two-factor login was off then"
    return Result(
        "",
        "info",
        text,
        evidence=tuple(
            Evidence(
                "GET get/logs/sasl",
                f"{login.time.isoformat()} {login.service} {login.real_rip} app_password {login.app_password}",
            )
            for login in logins[:5]
        ),
    )


BANS = "System > Configuration > Options > Fail2ban parameters"

_NO_ANSWER = re.compile(r"auth(-worker)?(\(\d+\))?: (conn [^()]*\([^()]*\): auth-worker<\d+>: )?Invalid JSON received")


def _backend_failed(line: models.LogEntry) -> bool:
    failure = failed_login(line)
    return bool(failure and failure.reason == "backend_failed") or _NO_ANSWER.match(line.message) is not None


def _named(facts: Facts, address: str) -> str:
    return f"{address} (from where the doctor asks)" if address == facts.own_address else address


def _unknown(facts: Facts, *wanted: Fact) -> Result | None:
    """What a check says that can do without some of its facts, but not without these."""
    for fact in wanted:
        if fact in facts.unknown:
            return Result("", "unknown", f"could not look: {facts.unknown[fact].error}")
    return None
