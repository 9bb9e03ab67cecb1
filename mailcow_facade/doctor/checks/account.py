"""The account: may this mailbox log in, as far as its settings go?"""

from __future__ import annotations

import re

from mailcow_client import models

from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.checks import check
from mailcow_facade.doctor.passwords import matching
from mailcow_facade.doctor.report import Cause, Evidence, Remedy, Result

MAILBOXES = "E-Mail > Configuration > Mailboxes"


@check("account.mailbox", facts=["mailbox"], needs=["name.mailbox"])
def active(facts: Facts) -> Result:
    """Is the mailbox active?

    A mailbox has three states: on, off, and "login disallowed", in which mail still comes in. In the last two nobody
    logs in, with an app password neither.
    """
    mailbox = _mailbox(facts)
    if mailbox.active == 1:
        return Result("", "ok", "the mailbox is active")
    cause: Cause = "mailbox.login_disallowed" if mailbox.active == 2 else "mailbox.inactive"
    return Result(
        "",
        "fail",
        "nobody may log in to the mailbox, though it receives mail"
        if mailbox.active == 2
        else "the mailbox is inactive",
        cause=cause,
        expected="1",
        actual=str(mailbox.active),
        evidence=(Evidence(f"GET get/mailbox/{mailbox.username}, active", str(mailbox.active)),),
        remedy=Remedy(
            "make it active", call=f"cow.mailboxes.edit({mailbox.username!r}, active=True)", place=f"{MAILBOXES} > Edit"
        ),
    )


@check("account.domain", facts=["domain"], needs=["name.mailbox"])
def domain(facts: Facts) -> Result:
    """Is its domain active?

    In a domain that is switched off no mailbox logs in, whatever its own state.
    """
    found = facts.domain
    if found is None or found.active:
        return Result("", "ok", "its domain is active")
    return Result(
        "",
        "fail",
        f"the domain {found.domain_name} is inactive",
        cause="domain.inactive",
        expected="1",
        actual="0",
        evidence=(Evidence(f"GET get/domain/{found.domain_name}, active", "0"),),
        remedy=Remedy(
            "make it active",
            call=f"cow.domains.edit({found.domain_name!r}, active=True)",
            place="E-Mail > Configuration > Domains > Edit",
        ),
    )


@check("account.app_password", facts=["app_passwords"], needs=["name.mailbox"])
def app_password(facts: Facts) -> Result:
    """Is the password one of the mailbox's app passwords, and is that one good for mail?

    An app password works beside the mailbox's own, whatever its protocol switches and two-factor login say. But it can
    be switched off, and it is good for its own protocols only. One that was made through the API without naming them is
    good for nothing.
    """
    found = facts.app_passwords
    if not found:
        return Result("", "ok", "the mailbox has no app passwords")
    used = matching(facts)
    if used is None:
        several = "an app password" if len(found) == 1 else f"{len(found)} app passwords"
        about = "" if facts.question.password is None else "; the password given is none of them"
        return Result("", "info", f"the mailbox has {several}{about}")
    place = f"GET get/app-passwd/all/{facts.question.name}, id {used.id}"
    if not used.active:
        return Result(
            "",
            "fail",
            f"the password is the app password {used.name!r}, which is switched off",
            cause="app_password.inactive",
            expected="1",
            actual="0",
            evidence=(Evidence(f"{place}, active", "0"),),
            remedy=Remedy(
                "switch it on", call=f"cow.app_passwords.edit({facts.question.name!r}, {used.id}, active=True)"
            ),
        )
    if not used.smtp_access:
        good = [word for word in ("imap", "pop3", "sieve", "eas", "dav") if getattr(used, f"{word}_access")]
        wanted = ["smtp", *good]
        return Result(
            "",
            "fail",
            f"the password is the app password {used.name!r}, which is not good for SMTP",
            cause="app_password.protocol",
            expected="smtp among its protocols",
            actual=", ".join(good) or "no protocol at all",
            evidence=(Evidence(f"{place}, smtp_access", "0"),),
            remedy=Remedy(
                "allow it SMTP",
                call=f"cow.app_passwords.edit({facts.question.name!r}, {used.id}, protocols={wanted!r})",
            ),
        )
    return Result("", "ok", f"the password is the app password {used.name!r}, which is good for SMTP")


@check("account.protocol", facts=["mailbox", "app_passwords"], needs=["name.mailbox"])
def protocol(facts: Facts) -> Result:
    """Is SMTP switched on for the mailbox's own password?

    Each mailbox has a switch for every protocol. Where SMTP is off, IMAP may still log in, which makes it look as if
    the password were right and the server broken. App passwords have switches of their own.
    """
    mailbox, used = _mailbox(facts), matching(facts)
    off = [
        word.upper()
        for word, on in (
            ("smtp", mailbox.attributes.smtp_access),
            ("imap", mailbox.attributes.imap_access),
            ("pop3", mailbox.attributes.pop3_access),
        )
        if not on
    ]
    if "SMTP" in off and used is None:
        return Result(
            "",
            "fail",
            "SMTP is switched off for this mailbox's own password",
            cause="protocol.disabled",
            expected="1",
            actual="0",
            evidence=(Evidence(f"GET get/mailbox/{mailbox.username}, attributes.smtp_access", "0"),),
            remedy=Remedy(
                "switch it on, or use an app password",
                call=f"cow.mailboxes.edit({mailbox.username!r}, smtp_access=True)",
                place=f"{MAILBOXES} > Edit > Allowed protocols",
            ),
        )
    if off:
        return Result("", "warn", f"{', '.join(off)} is switched off for the mailbox's own password")
    return Result("", "ok", "SMTP, IMAP and POP3 are switched on")


@check("account.authsource", facts=["mailbox", "identity_provider", "app_passwords"], needs=["name.mailbox"])
def authsource(facts: Facts) -> Result:
    """Does mailcow itself know the password?

    Where an identity provider checks it, a password that was set in mailcow is worth nothing. With generic OpenID
    Connect no password works for mail at all, with Keycloak only where its mail-password flow is switched on, and with
    LDAP only while the directory can be reached. App passwords work with all of them.
    """
    mailbox = _mailbox(facts)
    source = mailbox.authsource or "mailcow"
    if source == "mailcow" or matching(facts):
        return Result("", "ok", "mailcow checks the password" if source == "mailcow" else "an app password is used")
    provider = facts.identity_provider
    configured = provider.authsource if provider and provider.authsource else "none"
    evidence = (
        Evidence(f"GET get/mailbox/{mailbox.username}, authsource", source),
        Evidence("GET get/identity-provider, authsource", configured),
    )
    make = f"cow.app_passwords.create({mailbox.username!r}, 'mail program')"
    if configured != source:
        what = f"{source} is to check the password, but it is not set up here"
    elif source == "generic-oidc":
        what = "an OpenID Connect provider keeps the password: mail programs cannot log in with it"
    elif source == "keycloak" and not (provider and provider.mailpassword_flow):
        what = "Keycloak keeps the password, and its mail-password flow is switched off"
    else:
        return Result(
            "",
            "warn",
            f"{source} keeps the password: it must be right there, and {source} must be reachable",
            cause="authsource.external",
            confidence="possible",
            expected="mailcow",
            actual=source,
            evidence=evidence,
            remedy=Remedy(f"try the password at {source}, or use an app password", call=make),
        )
    return Result(
        "",
        "fail",
        what,
        cause="authsource.external",
        expected="mailcow",
        actual=source,
        evidence=evidence,
        remedy=Remedy("use an app password, or let mailcow keep the password", call=make, place=f"{MAILBOXES} > Edit"),
    )


@check("account.two_factor", facts=["mailbox", "ui_log", "app_passwords"], needs=["name.mailbox"])
def two_factor(facts: Facts) -> Result:
    """Are there traces of two-factor login?

    With two-factor login on, the mailbox's own password never works for mail, only app passwords do. The API does not
    tell whether it is on. But whoever has logged in to mailcow's pages with a second factor has left a line in the UI
    log, so what this check finds is inferred.
    """
    name = facts.question.name
    traces = [row for row in facts.ui_log if row.user == name and _second_factor(row) is not None]
    if not traces or not _second_factor(traces[-1]) or matching(facts):
        return Result("", "ok", "an app password is used" if matching(facts) else "no trace of it")
    newest = traces[-1]
    seen = f"{newest.time.isoformat()} {newest.user}: {_called(newest)}, {newest.msg}"
    return Result(
        "",
        "fail",
        "two-factor login seems to be on: then the mailbox's own password is no good for mail",
        cause="login.two_factor",
        confidence="likely",
        expected="no login with a second factor, and none set up",
        actual=f"one at {newest.time:%Y-%m-%d %H:%M} UTC",
        evidence=(Evidence("GET get/logs/ui (inferred: no route tells it)", seen),),
        remedy=Remedy("use an app password", call=f"cow.app_passwords.create({name!r}, 'mail program')"),
    )


def _second_factor(row: models.UiLogEntry) -> bool | None:
    """Whether a line of the UI log shows two-factor login to be on, or off; None where it is about something else."""
    if row.type_ != "success":
        return None
    if re.fullmatch(r'"?verified_\w+_login"?', str(row.msg)):
        return True
    return {"set_tfa": True, "unset_tfa_key": False}.get(_called(row))


def _called(row: models.UiLogEntry) -> str:
    """The name of what was called; its arguments may hold secrets."""
    found = re.match(r'\["(\w+)"', str(row.call))
    return found[1] if found else ""


@check("account.force_password_change", facts=["mailbox"], needs=["name.mailbox"])
def force_password_change(facts: Facts) -> Result:
    """Must the user set a new password first?

    That is asked for at the next login to mailcow's pages. Mail programs log in nevertheless; only servers up to
    2025-02 refused them.
    """
    if not _mailbox(facts).attributes.force_pw_update:
        return Result("", "ok", "no new password is demanded")
    old = facts.version and facts.version < "2025-03"
    return Result(
        "",
        "warn" if old else "info",
        "a new password is demanded at the next login to mailcow's pages"
        + ("; this old server refuses mail programs until then" if old else ", which does not keep mail programs out"),
    )


@check("account.quota", facts=["mailbox"], needs=["name.mailbox"])
def quota(facts: Facts) -> Result:
    """Is there room left in the mailbox?

    A full mailbox logs in, but receives nothing, which users report as "mail does not work".
    """
    mailbox = _mailbox(facts)
    if not mailbox.quota or mailbox.quota_used < mailbox.quota:
        share = f"{mailbox.percent_in_use:.0f} % full" if mailbox.percent_in_use is not None else "unlimited"
        return Result("", "ok", f"the mailbox is {share}")
    return Result(
        "",
        "fail",
        "the mailbox is full: it logs in, but receives nothing",
        cause="quota.full",
        expected=f"less than {mailbox.quota} bytes",
        actual=f"{mailbox.quota_used} bytes",
        evidence=(Evidence(f"GET get/mailbox/{mailbox.username}, quota_used", str(mailbox.quota_used)),),
        remedy=Remedy(
            "delete mail, or raise the quota", call=f"cow.mailboxes.edit({mailbox.username!r}, quota='10 GiB')"
        ),
    )


@check("account.sender", facts=["mailbox", "sender_alias"], needs=["name.mailbox"])
def sender(facts: Facts) -> Result:
    """May the mailbox send as the address that the user wants to send as?

    A mailbox may send as itself, as its aliases that allow it, and as what its sender list names. Else Postfix answers
    553 "not owned by user" after a login that went well.
    """
    wanted = _wanted(facts)
    mailbox = _mailbox(facts)
    if not wanted or wanted == mailbox.username:
        return Result("", "ok", "it may send as itself")
    allowed = _senders(mailbox)
    alias = facts.sender_alias
    owns = alias is not None and alias.active and alias.sender_allowed and mailbox.username in alias.goto.split(",")
    if owns or {wanted, "*", "@" + wanted.rpartition("@")[2]} & set(allowed):
        return Result("", "ok", f"it may send as {wanted}")
    return Result(
        "",
        "fail",
        f"the mailbox may not send as {wanted}",
        cause="sender.not_owned",
        confidence="likely",
        expected=wanted,
        actual=", ".join(allowed) or "itself alone",
        evidence=(Evidence(f"GET get/mailbox/{mailbox.username}, sender_acl", ", ".join(allowed) or "empty"),),
        remedy=sender_remedy(facts),
    )


def sender_remedy(facts: Facts) -> Remedy:
    """What lets the mailbox send as the address that is wanted."""
    call = ""
    if facts.mailbox is not None and facts.question.sender:
        senders = [*_senders(facts.mailbox), _wanted(facts)]
        call = f"cow.mailboxes.edit({facts.mailbox.username!r}, sender_acl={senders!r})"
    return Remedy(
        "allow it, or let the program send as the mailbox's own address",
        call=call,
        place=f"{MAILBOXES} > Edit > Also allowed to send as user",
    )


def _wanted(facts: Facts) -> str:
    return (facts.question.sender or "").strip().lower()


def _senders(mailbox: models.Mailbox) -> list[str]:
    """All that the mailbox's list of senders names."""
    return [str(entry).lower() for entry in mailbox.sender_acl or ()]


@check("account.rate_limit", facts=["mailbox"], needs=["name.mailbox"])
def rate_limit(facts: Facts) -> Result:
    """Is there a limit on how much the mailbox may send?

    Mail over the limit is refused after a login that went well.
    """
    limit = _mailbox(facts).rl
    if not limit:
        return Result("", "ok", "no limit on sending")
    return Result("", "info", f"it may send {limit.value} messages a {_FRAMES.get(str(limit.frame), str(limit.frame))}")


_FRAMES = {"s": "second", "m": "minute", "h": "hour", "d": "day"}


def _mailbox(facts: Facts) -> models.Mailbox:
    assert facts.mailbox is not None  # noqa: S101 - name.mailbox has made sure
    return facts.mailbox
