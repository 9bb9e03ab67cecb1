"""The state that the recording 02-populated-server begins in, made from what its first replies tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

import httpx

from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import logs
from tests.conformance import Exchange

MIB = 1024**2
PASSWORD = "Right-Pass-1"
ELSEWHERE = "203.0.113.7"

Post = Callable[[str, Any], None]
Told = Callable[[str], Any]


class LogIn(Protocol):
    """Logs in to ``imap`` or ``smtp``, from one address or another."""

    def __call__(self, service: str, username: str, password: str, *, elsewhere: bool = False) -> None: ...


def told_by(recording: list[Exchange]) -> Told:
    """What a path below ``get/`` tells in that state."""

    def told(path: str) -> Any:
        found = next(row for row in recording if row.label == "before-writes" and row.path == f"/api/v1/get/{path}")
        return json.loads(found.reply)

    return told


def posting(url: str, key: str) -> Post:
    """Writes to a server, and fails where it refuses."""

    def post(path: str, body: Any) -> None:
        reply = httpx.post(f"{url}/api/v1/{path}", json=body, headers={"X-API-Key": key}, timeout=60, trust_env=False)
        results = reply.json()
        assert isinstance(results, list), (path, results)
        assert all(result["type"] == "success" for result in results), (path, results)

    return post


def populate(post: Post, told: Told) -> None:
    """Give a pristine server that state, as far as the API can."""
    provider = {name: value for name, value in told("identity-provider").items() if name != "access_token"}
    post("edit/identity-provider", {"attr": provider})
    _domains(post, told)
    for row in told("mailbox/all"):
        _mailbox(post, row)
    # A domain that is off takes no new mailboxes in the interface; whoever made it switched it off afterwards.
    for row in told("domain/all"):
        if not row["active"]:
            post("edit/domain", {"items": [row["domain_name"]], "attr": {"active": "0"}})
    for row in told("alias/all"):
        post("add/alias", {name: row[name] for name in ("address", "goto", "active", "sender_allowed")})
    for row in told("app-passwd/all/app@example.test"):
        _app_password(post, row)


def log_in_as_told(post: Post, told: Told, log_in: LogIn) -> None:
    """Log in as somebody did before that recording was made, in the same order.

    Who could not with the own password did with an app password that is gone again, but for those that the log tells.
    """
    latest = told("logs/sasl/5")
    shown = {(row["username"], row["service"]) for row in latest}
    owners = {row["app_password"]: row["username"] for row in latest}
    locked = [row["username"] for row in told("mailbox/all") if _is_locked(row)]
    first = len(told("app-passwd/all/app@example.test")) + 1
    gone = range(first, max(owners))
    assert len(gone) == len(locked), (locked, owners)
    keys = dict(zip(locked, gone, strict=True))
    switches = {"active": 1, "imap_access": 1, "smtp_access": 1}
    for address, number in [*keys.items(), (owners[max(owners)], max(owners))]:
        _app_password(post, {**switches, "id": number, "name": "a", "mailbox": address})
    for row in told("mailbox/all"):
        for service in ("imap", "smtp"):  # of those at the same second, the later one is told first
            if row[f"last_{service}_login"] and (row["username"], service) not in shown:
                key = keys.get(row["username"])
                log_in(service, row["username"], f"App-Pass-{key}" if key else PASSWORD)
    met = set()
    for row in reversed(latest):
        key = (row["service"], row["username"])
        log_in(*key, f"App-Pass-{row['app_password']}", elsewhere=key in met)
        met.add(key)
    if gone:
        post("delete/app-passwd", list(gone))


def _is_locked(row: dict[str, Any]) -> bool:
    """Whether somebody has logged in where the own password would not do."""
    refused = row["authsource"] != "mailcow" or row["attributes"]["smtp_access"] == "0"
    return refused and bool(row["last_smtp_login"])


def _app_password(post: Post, row: dict[str, Any]) -> None:
    protocols = [name for name in row if name.endswith("_access") and row[name]]
    password = f"App-Pass-{row['id']}"
    about = {"username": row["mailbox"], "app_name": row["name"], "active": row["active"], "protocols": protocols}
    post("add/app-passwd", {**about, "app_passwd": password, "app_passwd2": password})


def remember_logins(server: MailcowServer, told: Told) -> None:
    """What such logins leave behind, in an embedded server, as long ago as it was."""
    store = server.state.store
    seen = [{**row, "username": "ok@example.test"} for row in told("last-login/ok@example.test")["sasl"]]
    latest = told("logs/sasl/5")
    known = {(row["username"], row["service"]) for row in [*seen, *latest]}
    seen += [
        {"username": row["username"], "service": service, "app_password": 0}
        for row in told("mailbox/all")
        for service in ("imap", "smtp")
        if row[f"last_{service}_login"] and (row["username"], service) not in known
    ]
    with store.lock:
        for ago, row in enumerate([*latest, *seen]):
            store.put(
                "login",
                service=row["service"],
                app_password=row["app_password"],
                username=row["username"],
                real_rip=row.get("real_rip", ELSEWHERE),
                datetime=store.clock.text(ago=ago),
            )
        for log in ("postfix", "dovecot"):
            for row in reversed(told(f"logs/{log}/5")):
                logs.write(store, log, row["message"], program=row["program"], priority=row["priority"])
        store.commit()


def _domains(post: Post, told: Told) -> None:
    for row in told("domain/all"):
        body = {
            "domain": row["domain_name"],
            "description": row["description"],
            "aliases": row["max_num_aliases_for_domain"],
            "mailboxes": row["max_num_mboxes_for_domain"],
            "defquota": row["def_quota_for_mbox"] // MIB,
            "maxquota": row["max_quota_for_mbox"] // MIB,
            "quota": row["max_quota_for_domain"] // MIB,
        }
        post("add/domain", body)
    for row in told("alias-domain/all"):
        post("add/alias-domain", {name: row[name] for name in ("alias_domain", "target_domain", "active")})


def _mailbox(post: Post, row: dict[str, Any]) -> None:
    attributes = row["attributes"]
    body = {
        "local_part": row["local_part"],
        "domain": row["domain"],
        "name": row["name"],
        "password": PASSWORD,
        "password2": PASSWORD,
        "quota": row["quota"] // MIB,
        "active": row["active"],
        "authsource": row["authsource"],
        **{name: value for name, value in attributes.items() if name.endswith("_access") or name.startswith("force_")},
    }
    post("add/mailbox", body)
    if "recovery_email" in attributes:  # an edit leaves it behind
        post("edit/mailbox", {"items": [row["username"]], "attr": {"name": row["name"]}})
