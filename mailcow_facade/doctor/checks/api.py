"""The API itself: can it be asked, with this key, and is what it stands on running?"""

from __future__ import annotations

from mailcow_facade import errors
from mailcow_facade.doctor.case import Facts
from mailcow_facade.doctor.checks import check
from mailcow_facade.doctor.report import Cause, Evidence, Remedy, Result

SETTINGS = "System > Configuration > Access > API"
DOCS_API = "https://docs.mailcow.email/post_installation/firststeps-api/"


@check("api.reachable", facts=["version"], judges_failures=True)
def reachable(facts: Facts) -> Result:
    """Does the server's API answer?

    Everything else is read through it. Where it fails inside (HTTP 500 or 502), its database, Redis or PHP is down, and
    as each login is checked by the same PHP, nobody can log in either. Only where it is the Docker API that is down,
    logins go on.
    """
    unknown = facts.unknown.get("version")
    if unknown is None:
        return Result("", "ok", f"mailcow {facts.version} answers")
    error = unknown.error
    if isinstance(error, (errors.NotAuthenticated, errors.PermissionDenied)):
        return Result("", "ok", "it answers")
    inside = isinstance(error, errors.UnexpectedReply) and (error.status or 0) >= 500
    evidence = (Evidence("GET get/status/version", str(error)),)
    if inside and "Docker API" in str(error):
        return Result(
            "",
            "fail",
            "mailcow's Docker API is down, and without it the API says nothing; logins do not need it",
            cause="api.degraded",
            expected="an answer",
            actual=str(error),
            evidence=evidence,
            remedy=Remedy("on the server, see why it does not run: docker compose logs dockerapi-mailcow"),
        )
    cause: Cause = "backend.down" if inside else "api.unreachable"
    return Result(
        "",
        "fail",
        "the server fails inside: what its API and every login need is down" if inside else "the API cannot be reached",
        cause=cause,
        confidence="likely" if inside else "certain",
        expected="an answer",
        actual=str(error),
        evidence=evidence,
        remedy=Remedy(
            "on the server, see which container does not run, and why: docker compose ps, docker compose logs"
        )
        if inside
        else Remedy("check the address, the network, and that the server runs"),
    )


@check("api.key", facts=["version"], needs=["api.reachable"], judges_failures=True)
def key(facts: Facts) -> Result:
    """Is the API key accepted?

    Without a valid key mailcow answers a read with nothing at all. A wrong key, or one used from an address that it is
    not allowed for, is counted: ten such tries in ten minutes ban the address. So nothing more is asked after one.
    """
    unknown = facts.unknown.get("version")
    if unknown is None:
        return Result("", "ok", "the key is accepted")
    error = unknown.error
    allow = ""
    cause: Cause = "api.key_wrong"
    if isinstance(error, errors.IpNotAllowed):
        cause, allow = "api.address_not_allowed", f" for {error.address}" if error.address else ""
    elif isinstance(error, errors.NotAuthenticated) and error.status == 200:
        cause = "api.key_missing"
    return Result(
        "",
        "fail",
        {
            "api.key_wrong": "the API key is wrong",
            "api.key_missing": "no API key arrives at the server",
            "api.address_not_allowed": f"the API key may not be used from here{allow}",
        }[cause],
        cause=cause,
        expected="HTTP 200 with a version",
        actual=str(error),
        evidence=(Evidence("GET get/status/version", str(error)),),
        remedy=Remedy(
            {
                "api.key_wrong": "copy the key from mailcow's API settings, and do not try again before",
                "api.key_missing": "give the key, and see that no proxy removes the header X-API-Key",
                "api.address_not_allowed": "add the address to those that the key is allowed for",
            }[cause],
            place=SETTINGS,
            docs=DOCS_API,
        ),
    )


@check("api.write", facts=["writable"], needs=["api.key"])
def write(facts: Facts) -> Result:
    """May the API key write?

    A read-only key is enough to find out what is wrong. What mends it needs the other key, the read-write one. Nothing
    is written to find that out: mailcow refuses a read-only key before it looks at what is asked, and a route is asked
    for that it does not have.
    """
    if facts.writable:
        return Result("", "ok", "the key may read and write")
    return Result(
        "",
        "info",
        "the key may only read: that is enough here, but what mends something needs the read-write key",
        evidence=(Evidence("POST edit/nothing", "HTTP 403: API read/write access denied"),),
    )
