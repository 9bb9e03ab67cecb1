"""The wire: DNS, the mail ports, TLS, the one login, and what the user's program was told."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_address
from typing import Literal, NamedTuple

from mailcow_facade.doctor.attempt import NO_PROBES, why_no_login
from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.changes import CACHED, since_change
from mailcow_facade.doctor.checks import check
from mailcow_facade.doctor.checks.account import sender_remedy
from mailcow_facade.doctor.passwords import matching
from mailcow_facade.doctor.probes import Conversation, DnsAnswer, Mask, PortProbe
from mailcow_facade.doctor.report import Cause, Confidence, Evidence, Remedy, Result
from mailcow_facade.logins import failed_login

DOCS_SSL = "https://docs.mailcow.email/post_installation/firststeps-ssl/"
CACHED_REFUSAL = timedelta(seconds=60)
"""How long a refused one may be refused again unasked."""
PENALTY = timedelta(minutes=2)
"""How far back failures of an address are counted: some seconds after the third Dovecot still makes it wait, so long
that Postfix gives up, with the right password, too. 20 s later it does no more."""


@check("wire.error")
def error(facts: Facts) -> Result:
    """What does it mean what the user's program was told?

    "535" says nothing but that name and password were not taken, for a dozen causes. Other answers look alike to a user
    and mean something else: a program without TLS, a sender that is not one's own, a server that is down, an address
    that is banned. A finding here is about the time when the program was told so; it may have passed.
    """
    told = Mask(facts.question.name, facts.question.password)(facts.question.error.strip())
    told = _SENT.sub(r"\1 (left out)", " ".join(told.split())[:2000])[:300]
    if not told:
        return Result("", "skipped", "no error was given")
    evidence = (Evidence("the program's error", told),)
    for saying in _SAYINGS:
        if saying.pattern.search(told):
            return Result(
                "",
                "fail" if saying.cause else "info",
                saying.meaning,
                cause=saying.cause,
                confidence=saying.confidence,
                actual=told,
                evidence=evidence,
                remedy=saying.remedy,
            )
    return Result("", "info", "what the program was told is nothing that is known here", evidence=evidence)


@check("wire.dns", facts=["dns"], needs=["name.form"])
def dns(facts: Facts) -> Result:
    """What does DNS say of the domain and the server?

    For information: none of it keeps anybody from logging in. Mail to the domain goes where its MX record points; SPF,
    DKIM and DMARC decide whether others take its mail for genuine. The DKIM record is compared with the server's key.
    """
    found = facts.dns
    if found is None:
        return Result("", "skipped", NO_PROBES)
    if found.errors and not (found.mx or found.addresses or found.spf or found.dmarc or found.dkim):
        kind, reason = next(iter(found.errors.items()))
        return Result("", "unknown", f"DNS could not be asked: {reason}", evidence=(Evidence(f"DNS {kind}", reason),))
    remarks = _dns_remarks(facts, found)
    shown = {
        "MX": (found.domain, found.mx, "mx"),
        "A, AAAA": (found.host, found.addresses, "a"),
        "TXT, SPF": (found.domain, found.spf, "spf"),
        "TXT, DKIM": (f"{found.selector}._domainkey.{found.domain}", found.dkim, "dkim"),
        "TXT, DMARC": (f"_dmarc.{found.domain}", found.dmarc, "dmarc"),
    }
    evidence = tuple(
        Evidence(f"DNS {kind} of {name}", "; ".join(values) or found.errors.get(key, "none"))
        for kind, (name, values, key) in shown.items()
    )
    if not remarks:
        return Result("", "ok", "MX, SPF, DKIM and DMARC are there", evidence=evidence)
    return Result("", "info", "; ".join(remarks), evidence=evidence)


@check("wire.submission", facts=["submission", "submissions"])
def submission(facts: Facts) -> Result:
    """Can mail be handed in with STARTTLS (port 587)?

    There a program begins in the clear, is offered STARTTLS, and may log in only once the connection is encrypted. A
    certificate that does not hold makes good programs turn away. A time-out tells little: it may be a firewall, or the
    address from which this was tried may be banned. While the other submission port is good, a closed one is no
    finding.
    """
    return _port(facts, facts.submission, other=facts.submissions)


@check("wire.submissions", facts=["submission", "submissions"])
def submissions(facts: Facts) -> Result:
    """Can mail be handed in over TLS from the start (port 465)?

    It does what port 587 does, without a beginning in the clear. A program that is set to the one kind of encryption
    and the other kind's port gets no further than the greeting, and mostly says "time-out" or "wrong version number".
    """
    return _port(facts, facts.submissions, other=facts.submission)


@check("wire.imaps", facts=["imaps"])
def imaps(facts: Facts) -> Result:
    """Can mail be fetched over IMAPS (port 993)?

    It uses the same certificate, the same passwords and the same bans as the submission ports. So where IMAP works and
    SMTP does not, it is not the network; where both are shut from here, it may well be.
    """
    return _port(facts, facts.imaps, other=None)


@check(
    "wire.login",
    facts=["login"],
    needs=[
        "name.mailbox",
        "account.mailbox",
        "account.domain",
        "account.app_password",
        "account.protocol",
        "account.authsource",
        "account.two_factor",
        "words.bans",
    ],
    costs_login=True,
)
def login(facts: Facts) -> Result:
    """Does a login with the given password go through?

    It is tried once and never again, as each failure counts towards a ban of the address that it comes from; only where
    nothing found so far explains the trouble, only after the bans were read, and only over TLS that holds. After a
    login that went well the server takes the same password for 300 seconds, whatever is changed meanwhile. With a
    sender, it is asked whether mail from that address would be taken; none is sent.
    """
    talk = facts.login
    if talk is None or not talk.attempted:
        if talk is None or (talk.code is None and not talk.error):
            return Result("", "skipped", why_no_login(facts) or "no login was tried")
        evidence = (Evidence(f"{talk.host}:{talk.port}", "\n".join(talk.transcript)),)
        return Result("", "unknown", f"no login came about: {talk.error or talk.text}", evidence=evidence)
    place = f"{talk.service.upper()} {talk.host}:{talk.port}"
    evidence = (Evidence(place, "\n".join(talk.transcript)),)
    if talk.accepted:
        return _accepted(facts, talk, place, evidence)
    return _refused(facts, talk, place, evidence)


def _accepted(facts: Facts, talk: Conversation, place: str, evidence: tuple[Evidence, ...]) -> Result:
    if talk.sender_code == 553:
        return Result(
            "",
            "fail",
            f"the login went through, but the mailbox may not send as {facts.question.sender}: {talk.sender_text}",
            cause="sender.not_owned",
            expected="250",
            actual=f"553 {talk.sender_text}",
            evidence=evidence,
            remedy=sender_remedy(facts),
            seconds=talk.seconds,
        )
    beside = ""
    doubtful = bool(talk.sender_text) and talk.sender_code != 250
    if doubtful:
        beside = f"; of the sender {facts.question.sender}: {talk.sender_code or ''} {talk.sender_text}".replace(
            "  ", " "
        )
    elif talk.sender_code == 250:
        beside = f"; mail from {facts.question.sender} would be taken"
    if talk.service == "imap":
        beside += "; that was over IMAP, as no port for SMTP could be used, and SMTP may differ"
    if (age := since_change(facts)) is not None and age < CACHED and matching(facts) is None:
        return Result(
            "",
            "ok",
            f"the login goes through{beside}. But the mailbox was changed about {age.seconds} s ago: for 300 s the "
            "server goes on taking a password that has just been good, so this may be the old one",
            cause="cache.stale",
            confidence="possible",
            evidence=evidence,
            remedy=Remedy(f"look again in {(CACHED - age).seconds + 10} s"),
            seconds=talk.seconds,
        )
    return Result(
        "",
        "warn" if doubtful else "ok",
        f"the login goes through ({place}){beside}",
        evidence=evidence,
        seconds=talk.seconds,
    )


def _refused(facts: Facts, talk: Conversation, place: str, evidence: tuple[Evidence, ...]) -> Result:
    answer = f"{talk.code or ''} {talk.text}".strip() or talk.error
    cause: Cause
    confidence: Confidence = "possible"
    if talk.code == 535 or (talk.service == "imap" and talk.text and "UNAVAILABLE" not in talk.text):
        cause = "password.wrong"
        what = "the login is refused, and nothing else that could be seen explains it: the password seems to be wrong"
        remedy = Remedy(
            "type the password anew; if that does not help, set a new one, or use an app password",
            call=f"cow.app_passwords.create({facts.question.name!r}, 'mail program')",
            place="E-Mail > Configuration > Mailboxes > Edit",
        )
        if (age := since_change(facts)) is not None and age < CACHED_REFUSAL:
            what += f" (the mailbox was changed about {age.seconds} s ago, and a refusal may be remembered for 60 s)"
    elif talk.code == 454 or "UNAVAILABLE" in talk.text:
        failures = _recent_failures(facts)
        cause = "address.penalised" if failures >= 3 else "login_service.down"
        what = "the server cannot check passwords at the moment: " + (
            f"{failures} logins from this address failed a short time ago, and it lets such an address wait"
            if failures >= 3
            else "what checks them is down or hangs, or it lets this address wait after failed logins"
        )
        remedy = Remedy(
            "stop the program that goes on trying with a wrong password, and look again after a minute"
            if failures >= 3
            else "on the server, see whether dovecot-mailcow and php-fpm-mailcow run, and what they log",
            call="" if failures >= 3 else "cow.status.containers()",
        )
    elif talk.code == 421:
        cause = "address.penalised"
        what = "the server hangs up: too many errors or connections from this address"
        remedy = Remedy("stop the program that goes on trying with a wrong password, and look again after a minute")
    elif talk.code in (530, 538):
        cause, confidence = "tls.required", "likely"
        what = "the server takes no login, as it does not see the connection as encrypted"
        remedy = Remedy("see that nothing between here and the server takes TLS off")
    elif talk.code in (502, 503, 504):
        cause, confidence = "port.no_auth", "likely"
        what = "this port takes no login"
        remedy = _PORTS
    elif talk.timed_out:
        cause = "address.banned"
        what = (
            "the server did not answer the login in time: it may have banned this address just now, or what checks "
            "passwords hangs"
        )
        remedy = Remedy(
            "see whether this address is banned, and whether php-fpm-mailcow answers", call="cow.fail2ban.get()"
        )
    else:
        cause = "login_service.down"
        what = f"the login was not answered as it should be: {answer}"
        remedy = Remedy("see what dovecot and postfix log", call="cow.logs.postfix(50)")
    return Result(
        "",
        "fail",
        what,
        cause=cause,
        confidence=confidence,
        expected="OK" if talk.service == "imap" else "235",
        actual=answer,
        evidence=evidence,
        remedy=remedy,
        seconds=talk.seconds,
    )


def _port(facts: Facts, probe: PortProbe | None, *, other: PortProbe | None) -> Result:
    """What a port is good for. ``other`` is the one that could be used instead."""
    if not facts.question.probe or probe is None:
        return Result("", "skipped", NO_PROBES)
    place = f"{probe.host}:{probe.port}"
    evidence = (Evidence(place, "\n".join(probe.transcript) or probe.error),)
    if probe.usable:
        unverified = "; its certificate was not to be verified" if probe.tls == "not verified" else ""
        words = " ".join(probe.mechanisms)
        return Result("", "ok", f"{place} takes logins over TLS ({words}){unverified}", seconds=probe.seconds)
    imap = probe is facts.imaps
    spare = imap or (other is not None and other.usable)
    cause, confidence, what, remedy = _shortcoming(probe, place)
    if cause is None:
        status: Literal["unknown", "warn", "fail"] = "unknown"
    else:
        # Whether a port is open is a matter of choice while another one does the same.
        status = "warn" if spare and cause == "port.closed" else "fail"
    if spare and other is not None:
        what += f"; port {other.port} can be used instead"
    return Result(
        "",
        status,
        what,
        cause=cause,
        confidence=confidence,
        expected="a login over TLS that holds",
        actual=probe.error or probe.tls_error or f"TLS {probe.tls}",
        evidence=evidence,
        remedy=remedy,
        seconds=probe.seconds,
    )


def _shortcoming(probe: PortProbe, place: str) -> tuple[Cause | None, Confidence, str, Remedy | None]:
    opened = Remedy("see that the server runs and that no firewall on the way shuts the port")
    if probe.state == "refused":
        return "port.closed", "likely", f"{place} refuses connections ({probe.error})", opened
    if probe.state == "timeout":
        return (
            "port.closed",
            "possible",
            f"{place} does not answer: undecided between a firewall, a server that is down, and a ban of the address "
            "from which this was tried",
            Remedy(
                "see whether this address is banned, or try from another network: if it answers there, it is the "
                "address",
                call="cow.fail2ban.get()",
                place="System > Configuration > Options > Fail2ban parameters",
            ),
        )
    if probe.state == "unreachable":
        return None, "certain", f"no way leads from here to {place} ({probe.error}), which says nothing of it", None
    if probe.state == "unresolved":
        return (
            "port.closed",
            "possible",
            f"the host name {probe.host} is not found from here ({probe.error})",
            Remedy("see that the name is right and in DNS; it is the one that programs must use"),
        )
    if probe.state == "broken":
        return "port.closed", "possible", f"{place} does not answer as a mail server does: {probe.error}", opened
    return _tls_shortcoming(probe, place)


def _tls_shortcoming(probe: PortProbe, place: str) -> tuple[Cause, Confidence, str, Remedy]:
    renew = Remedy(
        "give the server a certificate for this name, or let programs use the name that the certificate is for",
        call="cow.logs.acme(50)",
        docs=DOCS_SSL,
    )
    words = {
        "untrusted": f"the certificate of {place} is not trusted: {probe.tls_error}",
        "wrong name": f"the certificate of {place} is not for {probe.host}: {probe.tls_error}",
        "expired": f"the certificate of {place} has expired",
    }
    if probe.tls in words:
        return "tls.failed", "certain", words[probe.tls], renew
    if probe.tls == "not offered" and probe.mechanisms_in_clear:
        return (
            "tls.required",
            "likely",
            f"{place} offers logins, but no STARTTLS: the password would go out in the clear",
            Remedy("see what stands between here and the server (a virus scanner, a proxy) and takes STARTTLS away"),
        )
    if probe.tls == "not offered":
        return (
            "tls.failed",
            "likely",
            f"{place} does not offer STARTTLS",
            Remedy("use port 465 or 587 of the server itself; something on the way may take STARTTLS away"),
        )
    if probe.tls == "failed":
        return (
            "tls.failed",
            "likely",
            f"TLS does not come about with {place}: {probe.tls_error}",
            Remedy("see that the port is the one for this kind of encryption: 465 for TLS, 587 for STARTTLS"),
        )
    if probe.mechanisms:
        offered = " ".join(probe.mechanisms)
        return "port.no_auth", "likely", f"{place} does not offer PLAIN, which mailcow does, but {offered}", _PORTS
    return "port.no_auth", "certain", f"nobody logs in at {place}: it offers no AUTH", _PORTS


_PORTS = Remedy("let the program hand in mail at port 587 (STARTTLS) or 465 (TLS); port 25 is for other servers")


def _dns_remarks(facts: Facts, found: DnsAnswer) -> list[str]:
    if not found.exists:
        return [f"{found.domain} is not in DNS"]
    remarks = []
    hosts = [entry.partition(" ")[2].lower() for entry in found.mx]
    if "mx" not in found.errors:
        if not hosts:
            remarks.append("there is no MX record")
        elif not _is_address(found.host) and found.host.lower().rstrip(".") not in hosts:
            remarks.append(f"its mail goes to {', '.join(hosts)}, not to {found.host}")
    if not found.addresses and not {"a", "aaaa"} & found.errors.keys():
        remarks.append(f"{found.host} has no address in DNS")
    for kind, values in (("spf", found.spf), ("dmarc", found.dmarc)):
        if not values and kind not in found.errors:
            remarks.append(f"there is no {kind.upper()} record")
    if "dkim" not in found.errors:
        remarks += _dkim_remarks(facts, found)
    remarks += [f"{kind.upper()} could not be asked for ({reason})" for kind, reason in found.errors.items()]
    return remarks


def _dkim_remarks(facts: Facts, found: DnsAnswer) -> list[str]:
    name = f"{found.selector}._domainkey"
    if facts.dkim is None:
        return ["the server's DKIM key could not be read to compare it"] if "dkim" in facts.unknown else []
    if not found.dkim:
        return [f"there is no DKIM record {name}, though the server signs"]
    if facts.dkim.pubkey not in [_dkim_key(text) for text in found.dkim]:
        return [f"the DKIM record {name} is not the server's key"]
    return []


def _dkim_key(record: str) -> str:
    """The key in a DKIM record; "" where it is withdrawn."""
    tags = (part.strip().partition("=") for part in record.split(";"))
    return "".join(next((value for tag, _, value in tags if tag.strip() == "p"), "").split())


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _recent_failures(facts: Facts) -> int:
    """How often logins from our own address failed of late, as Postfix tells."""
    failures = filter(None, map(failed_login, facts.postfix_log))
    return sum(
        failure.real_rip == facts.own_address and facts.now - failure.time < PENALTY
        for failure in failures
        if facts.own_address
    )


class _Saying(NamedTuple):
    """What a server or a program says, and what it means."""

    pattern: re.Pattern[str]
    meaning: str
    cause: Cause | None = None
    confidence: Confidence = "possible"
    remedy: Remedy | None = None


def _saying(
    pattern: str,
    meaning: str,
    cause: Cause | None = None,
    confidence: Confidence = "possible",
    remedy: Remedy | None = None,
) -> _Saying:
    return _Saying(re.compile(pattern, re.IGNORECASE), meaning, cause, confidence, remedy)


_SENT = re.compile(
    r"\b(AUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)|LOGIN \S+@\S+|(?-i:PASS)|334)"
    r"(?: (?![2-5]\d\d[ -])\S+)+?(?= [2-5]\d\d[ -]|\s\w+:|$)",
    re.IGNORECASE,
)
"""What a program sent, where its user gave more of the conversation than the answer."""

_TLS_FIRST = Remedy("switch on encryption in the program: STARTTLS with port 587, or TLS with port 465")
_WAIT = Remedy("stop the program that goes on trying with a wrong password, and try once more after a minute")

_SAYINGS = (
    _saying(
        r"(?<![\d.:])53[08](?=[\s,:-]|$)|must issue a STARTTLS|encryption required",
        "530: the program tries to log in without encryption, which the server does not take",
        "tls.required",
        "likely",
        _TLS_FIRST,
    ),
    _saying(
        r"not logged in|relay access denied|authentication not enabled|AUTH extension not supported"
        r"|(does not|doesn't) support authentication|no authentication (methods?|mechanisms?)",
        "the program did not log in at all: at this port, or without encryption, it cannot",
        "port.no_auth",
        "possible",
        _PORTS,
    ),
    _saying(
        r"(?<![\d.:])553(?=[\s,:-]|$)|not owned by user",
        "553: the login went well, but the mailbox may not send as this address",
        "sender.not_owned",
        "likely",
        Remedy(
            "let the program send as the mailbox's own address, or allow the other one",
            place="E-Mail > Configuration > Mailboxes > Edit > Also allowed to send as user",
        ),
    ),
    _saying(
        r"(?<![\d.:])454(?=[\s,:-]|$)|temporary authentication failure|lost to authentication server|\[UNAVAILABLE\]",
        "454: the server could not check the password: what checks it is down or hangs, or the address is made to wait "
        "after failed logins",
        "login_service.down",
        "possible",
        Remedy(
            "see whether dovecot-mailcow and php-fpm-mailcow run; if so, try again after a minute without any login",
            call="cow.status.containers()",
        ),
    ),
    _saying(
        r"(?<![\d.:])421(?=[\s,:-]|$)|too many (errors|connections)",
        "421: the server hung up after too many errors or connections of this address",
        "address.penalised",
        "possible",
        _WAIT,
    ),
    _saying(
        r"(?<![\d.:])53[45](?=[\s,:-]|$)|authentication (failed|failure)|AUTHENTICATIONFAILED"
        r"|invalid (login|credentials)|(username|password) .*(incorrect|not accepted|wrong)",
        "535: name and password were not taken; the server says the same for every cause",
    ),
    _saying(
        r"certificate|self[- ]?signed|hostname mismatch|CERT_|SEC_ERROR|unknown (ca|issuer)|untrusted",
        "the program does not trust the server's certificate",
        "tls.failed",
        "likely",
        Remedy(
            "use the server name that the certificate is for, or give the server a certificate for this one",
            call="cow.logs.acme(50)",
            docs=DOCS_SSL,
        ),
    ),
    _saying(
        r"wrong.version.number|handshake|\bTLS\b.*\b(fail|error|alert)|\bSSL\b.*\b(fail|error|alert)|\[SSL",
        "the program and the server do not agree on TLS: most often STARTTLS and TLS are mixed up",
        "tls.failed",
        "possible",
        Remedy("set STARTTLS with port 587, or TLS (SSL) with port 465"),
    ),
    _saying(
        r"tim(ed|e)?[- ]?out|ETIMEDOUT|not respond",
        "time-out: the program's address may be banned, or a firewall shuts the port",
        "address.banned",
        "possible",
        Remedy(
            "see whether the address is banned, or try from another network: if it works there, it is the address",
            call="cow.fail2ban.get()",
            place="System > Configuration > Options > Fail2ban parameters",
        ),
    ),
    _saying(
        r"refused|ECONNREFUSED|no route to host",
        "the port is shut: it is the wrong one, a firewall refuses, or the server is down",
        "port.closed",
        "possible",
        Remedy("set port 587 or 465, and see that the server runs"),
    ),
    _saying(
        r"name or service not known|getaddrinfo|not resolve|could not be resolved|host not found|nodename|unknown host",
        "the program does not find the server's name",
        "port.closed",
        "possible",
        Remedy("see that the server's name is right in the program"),
    ),
)
