"""The state that the recording 02-populated-server begins in, made from what its first replies tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx

from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import logs
from tests.conformance import Exchange

MIB = 1024**2
PASSWORD = "Right-Pass-1"
ELSEWHERE = "203.0.113.7"

Post = Callable[[str, Any], None]


def populate(server: MailcowServer, recording: list[Exchange]) -> None:
    """Give a pristine server that state: through the API, and logins and log lines in its database."""

    def told(path: str) -> Any:
        found = next(row for row in recording if row.label == "before-writes" and row.path == f"/api/v1/get/{path}")
        return json.loads(found.reply)

    with httpx.Client(base_url=f"{server.url}/api/v1/", headers={"X-API-Key": server.api_key}) as client:

        def post(path: str, body: Any) -> None:
            results = client.post(path, json=body).json()
            assert isinstance(results, list), (path, results)
            assert all(result["type"] == "success" for result in results), (path, results)

        with server.state.store.lock:
            provider = told("identity-provider")
            server.state.store.set("identity_provider", {**provider, "client_secret": "s"})
            server.state.store.commit()
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
            protocols = [name for name in row if name.endswith("_access") and row[name]]
            about = {"username": row["mailbox"], "app_name": row["name"], "active": row["active"]}
            post("add/app-passwd", {**about, "app_passwd": "x" * 9, "app_passwd2": "x" * 9, "protocols": protocols})
    with server.state.store.lock:
        _logins(server, told)
        server.state.store.commit()


def _domains(post: Post, told: Callable[[str], Any]) -> None:
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


def _logins(server: MailcowServer, told: Callable[[str], Any]) -> None:
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
