"""The login name: is it a mailbox's address?"""

from __future__ import annotations

from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.checks import check
from mailcow_facade.doctor.report import Evidence, Remedy, Result


@check("name.form", needs=["api.key"])
def form(facts: Facts) -> Result:
    """Is the login name a whole e-mail address?

    mailcow knows a mailbox by its address. A name without a domain, as some programs send it, is refused before the
    password is looked at, and leaves no line with "Password mismatch" in Dovecot's log.
    """
    name = facts.question.name
    local, at, domain = name.partition("@")
    if local and at and "." in domain and "@" not in domain and not any(map(str.isspace, name)):
        if name != facts.question.address:
            return Result("", "ok", f"mailcow takes it for {name}: it looks at neither case nor spaces around it")
        return Result("", "ok", "it is an address")
    return Result(
        "",
        "fail",
        f"{facts.question.address!r} is no e-mail address",
        cause="name.not_an_address",
        expected="an address such as anna@example.org",
        actual=facts.question.address,
        evidence=(Evidence("the login name", facts.question.address),),
        remedy=Remedy("let the program log in with the whole address of the mailbox"),
    )


@check("name.mailbox", facts=["mailbox", "domain", "alias", "alias_domain", "untagged"], needs=["name.form"])
def mailbox(facts: Facts) -> Result:
    """Is there a mailbox of this name?

    Only a mailbox's own address logs in. An alias, an address in an alias domain and one with a +tag receive mail, but
    are refused as login names, with the same words as a wrong password.
    """
    name = facts.question.name
    if facts.mailbox:
        return Result("", "ok", "there is a mailbox of this address")
    missing = Evidence(f"GET get/mailbox/{name}", "{}: there is none")
    if facts.untagged:
        own = facts.untagged.username
        return Result(
            "",
            "fail",
            f"{name} is {own} with a tag: it receives mail, but cannot log in",
            cause="name.has_tag",
            expected=own,
            actual=name,
            evidence=(missing, Evidence(f"GET get/mailbox/{own}", "there is one")),
            remedy=Remedy(f"log in as {own}"),
        )
    if facts.alias:
        goto = facts.alias.goto
        return Result(
            "",
            "fail",
            f"{name} is an alias: it receives mail for {goto}, but cannot log in",
            cause="name.is_alias",
            expected="a mailbox's own address",
            actual=name,
            evidence=(missing, Evidence(f"GET get/alias/{name}, goto", goto)),
            remedy=Remedy(f"log in as the mailbox that it leads to ({goto})"),
        )
    if facts.alias_domain:
        own = f"{name.rpartition('@')[0]}@{facts.alias_domain.target_domain}"
        return Result(
            "",
            "fail",
            f"{facts.alias_domain.alias_domain} is an alias domain: nobody logs in with an address in it",
            cause="name.in_alias_domain",
            expected=own,
            actual=name,
            evidence=(
                missing,
                Evidence(
                    f"GET get/alias-domain/{facts.alias_domain.alias_domain}, target_domain",
                    facts.alias_domain.target_domain,
                ),
            ),
            remedy=Remedy(f"log in as {own}, if that is the mailbox"),
        )
    domain = name.rpartition("@")[2]
    if facts.domain is None:
        return Result(
            "",
            "fail",
            f"this server has no domain {domain}",
            cause="name.unknown",
            expected="an address in one of its domains",
            actual=name,
            evidence=(missing, Evidence(f"GET get/domain/{domain}", "{}: there is none")),
            remedy=Remedy(
                "look for a misspelt domain", call="cow.domains.list()", place="E-Mail > Configuration > Domains"
            ),
        )
    return Result(
        "",
        "fail",
        f"there is no mailbox {name}",
        cause="name.unknown",
        expected="a mailbox of this address",
        actual="none",
        evidence=(missing,),
        remedy=Remedy(
            "look for a misspelt name, or create the mailbox",
            call=f"cow.mailboxes.create({name!r}, password)",
            place="E-Mail > Configuration > Mailboxes",
        ),
    )
