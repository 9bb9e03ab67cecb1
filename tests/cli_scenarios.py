"""What is done with each command of ``mailcow`` on an embedded mailcow, group by group, and what must come of it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any, NamedTuple

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from mailcow_facade import Mailcow
from mailcow_facade.cli.commands import Verb
from mailcow_facade.cli.resources import GROUP_OF
from mailcow_facade.cli.secrets import Secret
from mailcow_facade.testing import MailcowServer
from mailcow_facade.testing.resources import logs

DOMAIN, ANNA, BERT = "example.org", "anna@example.org", "bert@example.org"
SECRET, OTHER = "Planted-Pass-7381", "Planted-Other-2946"
LETTERS = "Planted0123456789abcdefghijklm"
ELSEWHERE = "203.0.113.7"
MIB, GIB = 1024**2, 1024**3

PRIVATE_KEY = (
    rsa.generate_private_key(65537, 1024)  # noqa: S505 - soon made
    .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    .decode()
)

Read = Callable[[Mailcow], Any]
Prepare = Callable[[MailcowServer, Mailcow], None]


def sent(cow: Mailcow) -> Any:
    """In place of what reads a change back, where no route tells it: the API's own log."""
    return True


class Step(NamedTuple):
    """A command, and what must come of it."""

    words: str
    told: Any = ...
    """What its JSON must be; of an object what it must hold, of a list what one of its rows must."""
    read: Read | None = None
    """Of a command that writes: what reads its change back through the API."""
    found: Any = True
    """What must be found there."""
    stdin: str | None = None
    status: int = 0

    @property
    def verb(self) -> Verb:
        group, name = shlex.split(self.words)[:2]
        return Verb(group, GROUP_OF[group], name.replace("-", "_"))

    @property
    def secrets(self) -> list[str]:
        """What its stdin holds of secrets."""
        if not self.stdin or not any(isinstance(part, Secret) for part in self.verb.parts):
            return []
        return [self.stdin.strip()] if "-file" in self.words else self.stdin.splitlines()


def _logins(server: MailcowServer, cow: Mailcow) -> None:
    with server.state.store.lock:
        logs.remember(server.state.store, "imap", ANNA, ELSEWHERE)
        server.state.store.commit()


def _log_lines(server: MailcowServer, cow: Mailcow) -> None:
    store = server.state.store
    time = int(server.clock.now())
    lines: dict[str, dict[str, Any]] = {
        "netfilter": {"time": time, "priority": "crit", "message": "Banning 203.0.113.7/32 for 30 minutes"},
        "acme": {"time": time, "message": "Certificate is still valid"},
        "watchdog": {"time": time, "service": "Nginx", "lvl": 100, "hpnow": 5, "hptotal": 5, "hpdiff": 0},
        "cron": {"time": time, "priority": "info", "task": "LDAP sync", "message": "Starting sync"},
        "autodiscover": {"time": time, "ua": "Outlook", "user": ANNA, "ip": ELSEWHERE, "service": "activesync"},
        "ratelimited": {"time": time, "user": ANNA, "rl_hash": "RLabc4417", "rl_name": "user", "ip": ELSEWHERE},
    }
    with store.lock:
        for log in ("postfix", "dovecot", "sogo"):
            logs.write(store, log, f"a line of {log}")
        for log, row in lines.items():
            store.log(log, row)
        about = {"task": "domain", "type": "success", "msg": '["domain_added"]', "call": "[]", "user": "admin"}
        store.insert("ui_log", **about, role="admin", remote=ELSEWHERE, time=time)
        store.commit()
    _logins(server, cow)


def _bans(server: MailcowServer, cow: Mailcow) -> None:
    server.ban("203.0.113.9")


def _waiting(server: MailcowServer, cow: Mailcow) -> None:
    for number in range(2):
        server.enqueue(ANNA, "someone@example.net", message=f"Subject: Greetings {number}\n\nHello\n", reason="refused")


def _held_back(server: MailcowServer, cow: Mailcow) -> None:
    for number in range(3):
        message = f"From: a@example.net\nTo: {ANNA}\nSubject: Offer {number}\n\nBuy\n"
        server.hold_back(ANNA, message, sender="a@example.net", symbols={"BAYES_SPAM": 5.1})


PREPARED: dict[str, Prepare] = {
    "fail2ban": _bans,
    "log": _log_lines,
    "mailbox": _logins,
    "quarantine": _held_back,
    "queue": _waiting,
    "ratelimit": _log_lines,
}
"""What is there before a group's commands are run, beside a domain and two mailboxes."""


def _limit(cow: Mailcow, name: str) -> Any:
    limit = cow.ratelimits.get(name)
    return limit and (limit.value, limit.frame)


def _policies(kind: str, name: str, which: str) -> Read:
    return lambda cow: [row.value for row in getattr(getattr(cow, f"{kind}_policies"), f"list_{which}")(name)]


SCENARIOS: dict[str, list[Step]] = {
    "domain": [
        Step(
            "domain create example.com --description Second --max-quota-for-domain '20 GiB' --tags b --tags a",
            {"domain_name": "example.com", "max_quota_for_domain": 20 * GIB, "tags": ["a", "b"]},
            lambda cow: cow.domains.get("example.com").description,
            "Second",
        ),
        Step("domain list", {"domain_name": "example.com"}),
        Step("domain list --tags a", {"domain_name": "example.com"}),
        Step("domain get example.org", {"domain_name": DOMAIN, "mboxes_in_domain": 2, "active": True}),
        Step("domain exists example.org", True),
        Step("domain exists example.net", False, status=1),
        Step(
            "domain edit example.com --no-active --tags c --description 'Zwei \u00fc'",
            {"active": False, "description": "Zwei \u00fc", "tags": ["c"]},
            lambda cow: (cow.domains.get("example.com").active, cow.domains.get("example.com").description),
            (False, "Zwei \u00fc"),
        ),
        Step("domain set-footer example.org --plain -", None, sent, stdin="Kind regards\nExample\n"),
        Step("domain delete example.com --yes", None, lambda cow: cow.domains.exists("example.com"), False),
    ],
    "mailbox": [
        Step(
            "mailbox create carl@example.org --name 'Carl \u00d6' --quota '1.5 GiB' --tags staff --password-stdin",
            {"username": "carl@example.org", "quota": 1536 * MIB, "tags": ["staff"]},
            lambda cow: (cow.mailboxes.get("carl@example.org").quota, cow.mailboxes.get("carl@example.org").name),
            (1536 * MIB, "Carl \u00d6"),
            stdin=f"{SECRET}\n",
        ),
        Step(
            "mailbox create dora@example.org --generate-password --protocol-access imap --active 2",
            {"active": 2},
            lambda cow: cow.mailboxes.get("dora@example.org").attributes.pop3_access,
            False,
        ),
        Step("mailbox list", {"username": "carl@example.org", "name": "Carl \u00d6"}),
        Step("mailbox list --domain example.org --reduced", {"username": ANNA}),
        Step("mailbox list --tags staff", {"username": "carl@example.org"}),
        Step("mailbox get anna@example.org", {"username": ANNA, "active": True, "quota_used": 0}),
        Step("mailbox exists anna@example.org", True),
        Step("mailbox exists nobody@example.org", False, status=1),
        Step(
            "mailbox edit anna@example.org --quota 2GiB --no-pop3-access --name Anna",
            {"quota": 2 * GIB, "name": "Anna"},
            lambda cow: (cow.mailboxes.get(ANNA).quota, cow.mailboxes.get(ANNA).attributes.pop3_access),
            (2 * GIB, False),
        ),
        Step(
            "mailbox set-password anna@example.org --password-stdin",
            {"address": ANNA},
            sent,
            stdin=f"{OTHER}\n",
        ),
        Step("mailbox half-deleted", []),
        Step(
            "mailbox rename carl@example.org karl@example.org --keep-alias",
            {"username": "karl@example.org"},
            lambda cow: (cow.mailboxes.exists("karl@example.org"), cow.aliases.get("carl@example.org").goto),
            (True, "karl@example.org"),
        ),
        Step(
            "mailbox set-custom-attributes anna@example.org room=7 'floor=two and a half'",
            {"custom_attributes": {"room": "7", "floor": "two and a half"}},
            lambda cow: cow.mailboxes.get(ANNA).custom_attributes.to_dict(),
            {"room": "7", "floor": "two and a half"},
        ),
        Step("mailbox set-acl anna@example.org spam_alias pushover", None, sent),
        Step("mailbox set-acl anna@example.org --no-acl", None, sent),
        Step("mailbox last-login anna@example.org --days 30", {"ui": ...}),
        Step(
            "mailbox reset-last-login anna@example.org",
            None,
            lambda cow: cow.mailboxes.last_login(ANNA).sasl,
            [],
        ),
        Step("mailbox reset-eas-cache anna@example.org", None, sent),
        Step("mailbox delete-sogo-profile anna@example.org --yes", None, sent),
        Step(
            "mailbox delete karl@example.org dora@example.org --yes",
            None,
            lambda cow: [row.username for row in cow.mailboxes.list()],
            [ANNA, BERT],
        ),
    ],
    "alias": [
        Step("alias list", []),
        Step(
            "alias create info@example.org anna@example.org bert@example.org --public-comment Info",
            {"address": "info@example.org", "goto": f"{ANNA},{BERT}", "public_comment": "Info"},
            lambda cow: cow.aliases.get("info@example.org").goto,
            f"{ANNA},{BERT}",
        ),
        Step("alias list --domain example.org", {"address": "info@example.org"}),
        Step("alias get info@example.org", {"address": "info@example.org", "active": True}),
        Step("alias exists info@example.org", True),
        Step("alias exists 4711", False, status=1),
        Step(
            "alias edit info@example.org --goto anna@example.org --no-active --private-comment ''",
            {"goto": ANNA, "active": False},
            lambda cow: (cow.aliases.get("info@example.org").goto, cow.aliases.get("info@example.org").active),
            (ANNA, False),
        ),
        Step(
            "alias-domain create example.net example.org",
            {"alias_domain": "example.net"},
            lambda cow: cow.alias_domains.get("example.net").target_domain,
            DOMAIN,
        ),
        Step(
            "alias expand info@example.org",
            {"address": "info@example.net"},
            lambda cow: cow.aliases.get("info@example.net").goto,
            ANNA,
        ),
        Step("alias delete info@example.org --yes", None, lambda cow: cow.aliases.exists("info@example.org"), False),
    ],
    "alias-domain": [
        Step(
            "alias-domain create example.net example.org --rl-value 5 --rl-frame h",
            {"alias_domain": "example.net", "target_domain": DOMAIN},
            lambda cow: cow.alias_domains.get("example.net").target_domain,
            DOMAIN,
        ),
        Step("alias-domain list", {"alias_domain": "example.net"}),
        Step("alias-domain list --target-domain example.org", {"alias_domain": "example.net"}),
        Step("alias-domain get example.net", {"active": True}),
        Step("alias-domain exists example.net", True),
        Step(
            "alias-domain edit example.net --no-active",
            {"active": False},
            lambda cow: cow.alias_domains.get("example.net").active,
            False,
        ),
        Step("alias-domain delete example.net --yes", None, lambda cow: cow.alias_domains.exists("example.net"), False),
    ],
    "app-password": [
        Step(
            "app-password create anna@example.org 'Anna\u2019s' --protocols imap --protocols smtp --password-stdin",
            {"app_password": {"imap_access": True, "pop3_access": False}},
            lambda cow: [(row.id, row.name) for row in cow.app_passwords.list(ANNA)],
            [(1, "Anna\u2019s")],
            stdin=f"{SECRET}\n",
        ),
        Step(
            "app-password create anna@example.org tablet",
            {"app_password": {"name": "tablet", "password": "***"}, "password": ...},
            lambda cow: cow.app_passwords.get(ANNA, 2).name,
            "tablet",
        ),
        Step("app-password list anna@example.org", {"id": 1, "active": True}),
        Step("app-password get anna@example.org 1", {"id": 1, "smtp_access": True}),
        Step("app-password exists anna@example.org 1", True),
        Step("app-password exists anna@example.org 9", False, status=1),
        Step(
            "app-password edit anna@example.org 1 --no-active --password-stdin",
            {"active": False},
            lambda cow: cow.app_passwords.get(ANNA, 1).active,
            False,
            stdin=f"{OTHER}\n",
        ),
        Step("app-password delete 1 2 --yes", None, lambda cow: cow.app_passwords.list(ANNA), []),
    ],
    "time-limited-alias": [
        Step("time-limited-alias list anna@example.org", []),
        Step(
            "time-limited-alias create anna@example.org --description shop --lasts 12h --domain example.org",
            {"goto": ANNA, "description": "shop"},
            lambda cow: [row.description for row in cow.time_limited_aliases.list(ANNA)],
            ["shop"],
        ),
        Step("time-limited-alias list anna@example.org", {"description": "shop"}),
        Step("time-limited-alias get anna@example.org {address}", {"goto": ANNA}),
        Step("time-limited-alias exists anna@example.org {address}", True),
        Step(
            "time-limited-alias edit anna@example.org {address} --permanent",
            {"permanent": True},
            lambda cow: [row.permanent for row in cow.time_limited_aliases.list(ANNA)],
            [True],
        ),
        Step("time-limited-alias delete {address} --yes", None, lambda cow: cow.time_limited_aliases.list(ANNA), []),
    ],
    "resource": [
        Step(
            "resource create 'Meeting room' example.org --kind location --multiple-bookings 1",
            {"description": "Meeting room", "kind": "location"},
            lambda cow: [row.description for row in cow.resources.list()],
            ["Meeting room"],
        ),
        Step("resource list", {"domain": DOMAIN}),
        Step("resource get meetingroom@example.org", {"active": True}),
        Step("resource exists meetingroom@example.org", True),
        Step(
            "resource edit meetingroom@example.org --no-active --description Hall",
            {"active": False, "description": "Hall"},
            lambda cow: [row.description for row in cow.resources.list()],
            ["Hall"],
        ),
        Step("resource delete meetingroom@example.org --yes", None, lambda cow: cow.resources.list(), []),
    ],
    "tag": [
        Step("tag list", []),
        Step(
            "tag add anna@example.org staff berlin",
            ["berlin", "staff"],
            lambda cow: [*map(str, sorted(cow.mailboxes.get(ANNA).tags or []))],
            ["berlin", "staff"],
        ),
        Step("tag add example.org staff", ["staff"], lambda cow: cow.domains.get(DOMAIN).tags, ["staff"]),
        Step("tag list", {"name": "staff", "domains": [DOMAIN], "mailboxes": [ANNA]}),
        Step("tag remove anna@example.org berlin", ["staff"], lambda cow: cow.mailboxes.get(ANNA).tags, ["staff"]),
        Step("tag rename staff team", None, lambda cow: [tag.name for tag in cow.tags.list()], ["team"]),
        Step("tag delete team --yes", None, lambda cow: cow.tags.list(), []),
    ],
    "domain-template": [
        Step("domain-template list", {"id": 1, "template": "Default"}),
        Step(
            "domain-template create Small --max-quota-for-domain 5GiB --max-num-mboxes-for-domain 3",
            {"template": "Small", "attributes": {"max_quota_for_domain": 5 * GIB}},
            lambda cow: [row.template for row in cow.templates.domains.list()],
            ["Default", "Small"],
        ),
        Step("domain-template get 1", {"template": "Default"}),
        Step("domain-template exists 1", True),
        Step("domain-template exists 99", False, status=1),
        Step(
            "domain-template edit 3 --template Tiny --no-gal",
            {"template": "Tiny", "attributes": {"gal": False}},
            lambda cow: cow.templates.domains.get(3).template,
            "Tiny",
        ),
        Step("domain-template delete 3 --yes", None, lambda cow: cow.templates.domains.exists(3), False),
    ],
    "mailbox-template": [
        Step("mailbox-template list", {"template": "Default"}),
        Step(
            "mailbox-template create Small --quota 100MiB --protocol-access imap --rl-value 3 --rl-frame m",
            {"template": "Small", "attributes": {"quota": 100 * MIB}},
            lambda cow: [row.template for row in cow.templates.mailboxes.list()],
            ["Default", "Small"],
        ),
        Step("mailbox-template get 3", {"template": "Small"}),
        Step("mailbox-template exists 3", True),
        Step(
            "mailbox-template edit 3 --quota 0 --force-tfa",
            {"attributes": {"quota": 0, "force_tfa": True}},
            lambda cow: cow.templates.mailboxes.get(3).attributes.quota,
            0,
        ),
        Step("mailbox-template delete 3 --yes", None, lambda cow: cow.templates.mailboxes.exists(3), False),
    ],
    "domain-admin": [
        Step(
            "domain-admin create paula --selected-domains example.org --password-stdin",
            {"username": "paula", "selected_domains": [DOMAIN]},
            lambda cow: cow.domain_admins.get("paula").selected_domains,
            [DOMAIN],
            stdin=f"{SECRET}\n",
        ),
        Step("domain-admin list", {"username": "paula"}),
        Step("domain-admin get paula", {"active": True}),
        Step("domain-admin exists paula", True),
        Step("domain-admin create-sso-token paula", {"token": ...}, sent),
        Step(
            "domain-admin edit paula --no-active --force-tfa",
            {"active": False},
            lambda cow: cow.domain_admins.get("paula").active,
            False,
        ),
        Step("domain-admin set-password paula --password-stdin", None, sent, stdin=f"{OTHER}\n"),
        Step("domain-admin disable-tfa paula --yes", None, sent),
        Step("domain-admin set-acl paula quarantine login_as", None, sent),
        Step("domain-admin delete paula --yes", None, lambda cow: cow.domain_admins.list(), []),
        Step(
            "domain-admin create paul --selected-domains example.org --password-stdin",
            {"username": "paul", "selected_domains": [DOMAIN]},
            lambda cow: cow.domain_admins.get("paul").selected_domains,
            [DOMAIN],
            stdin=f"{SECRET}\n",
        ),
        Step(
            "domain-admin rename paul pauline",
            {"username": "pauline"},
            lambda cow: cow.domain_admins.exists("pauline"),
        ),
    ],
    "admin": [
        Step("admin list", {"username": "admin"}),
        Step(
            "admin create second --password-stdin",
            {"username": "second"},
            lambda cow: cow.admins.get("second").active,
            stdin=f"{SECRET}\n",
        ),
        Step("admin get second", {"active": True, "tfa_active": False}),
        Step("admin exists second", True),
        Step("admin edit second --no-active", {"active": False}, lambda cow: cow.admins.get("second").active, False),
        Step("admin edit second --active", {"active": True}, lambda cow: cow.admins.get("second").active),
        Step("admin rename second third", {"username": "third"}, lambda cow: cow.admins.exists("third")),
        Step("admin set-password third --password-stdin", None, sent, stdin=f"{OTHER}\n"),
        Step("admin disable-tfa third --yes", None, sent),
        Step("admin delete third --yes", None, lambda cow: cow.admins.exists("third"), False),
    ],
    "sync-job": [
        Step(
            "sync-job create anna@example.org --host1 imap.example.com --user1 anna --password1-stdin --no-active",
            {"user2": ANNA, "host1": "imap.example.com", "active": False},
            lambda cow: [row.host1 for row in cow.sync_jobs.list()],
            ["imap.example.com"],
            stdin=f"{SECRET}\n",
        ),
        Step("sync-job list --mailbox anna@example.org", {"id": 1, "user1": "anna"}),
        Step("sync-job get 1", {"id": 1}),
        Step("sync-job exists 1", True),
        Step(
            "sync-job edit 1 --mins-interval 5 --active --password1-stdin",
            {"mins_interval": 5},
            lambda cow: cow.sync_jobs.get(1).mins_interval,
            5,
            stdin=f"{OTHER}\n",
        ),
        Step("sync-job run-now 1", {"id": 1}, sent),
        Step("sync-job delete 1 --yes", None, lambda cow: cow.sync_jobs.list(), []),
    ],
    "filter": [
        Step(
            "filter create anna@example.org - --script-desc Spam --filter-type prefilter",
            {"username": ANNA, "script_desc": "Spam", "active": True},
            lambda cow: [row.script_desc for row in cow.filters.list()],
            ["Spam"],
            stdin="keep;\n",
        ),
        Step("filter list", {"id": 1}),
        Step("filter list --mailbox anna@example.org", {"filter_type": "prefilter"}),
        Step("filter get 1", {"script_data": "keep;\n"}),
        Step("filter exists 1", True),
        Step(
            "filter edit 1 --script-desc Ham --no-active",
            {"script_desc": "Ham", "active": False},
            lambda cow: cow.filters.get(1).script_desc,
            "Ham",
        ),
        Step("filter active-script anna@example.org"),
        Step(
            "filter set-global-script prefilter 'keep;'",
            None,
            lambda cow: cow.filters.global_script("prefilter").strip(),
            "keep;",
        ),
        Step("filter global-scripts", {"prefilter": ...}),
        Step("filter global-script prefilter"),
        Step("filter delete 1 --yes", None, lambda cow: cow.filters.list(), []),
    ],
    "transport": [
        Step(
            "transport create example.net [192.0.2.1]:25 --username relay --password-stdin",
            {"destination": "example.net", "nexthop": "[192.0.2.1]:25"},
            lambda cow: [row.destination for row in cow.transports.list()],
            ["example.net"],
            stdin=f"{SECRET}\n",
        ),
        Step("transport list", {"id": 1, "username": "relay"}),
        Step("transport get 1", {"active": True}),
        Step("transport exists 1", True),
        Step(
            "transport edit 1 --no-active --password-stdin",
            {"active": False},
            lambda cow: cow.transports.get(1).active,
            False,
            stdin=f"{OTHER}\n",
        ),
        Step("transport delete 1 --yes", None, lambda cow: cow.transports.list(), []),
    ],
    "relayhost": [
        Step(
            "relayhost create [192.0.2.2]:587 --username relay --password-stdin",
            {"hostname": "[192.0.2.2]:587", "username": "relay"},
            lambda cow: [row.hostname for row in cow.relayhosts.list()],
            ["[192.0.2.2]:587"],
            stdin=f"{SECRET}\n",
        ),
        Step("relayhost list", {"id": 1}),
        Step("relayhost get 1", {"active": True}),
        Step("relayhost exists 1", True),
        Step(
            "relayhost edit 1 --no-active --password-stdin",
            {"active": False},
            lambda cow: cow.relayhosts.get(1).active,
            False,
            stdin=f"{OTHER}\n",
        ),
        Step("relayhost delete 1 --yes", None, lambda cow: cow.relayhosts.list(), []),
    ],
    "bcc-map": [
        Step("bcc-map destination-options", {"domains": ..., "mailboxes": ...}),
        Step(
            "bcc-map create anna@example.org bert@example.org --type sender",
            {"local_dest": ANNA, "bcc_dest": BERT},
            lambda cow: [(row.local_dest, row.bcc_dest) for row in cow.bcc_maps.list()],
            [(ANNA, BERT)],
        ),
        Step("bcc-map list", {"id": 1}),
        Step("bcc-map get 1", {"type": "sender", "active": True}),
        Step("bcc-map exists 1", True),
        Step(
            "bcc-map edit 1 --type rcpt --no-active",
            {"type": "rcpt", "active": False},
            lambda cow: cow.bcc_maps.get(1).type_,
            "rcpt",
        ),
        Step("bcc-map delete 1 --yes", None, lambda cow: cow.bcc_maps.list(), []),
    ],
    "recipient-map": [
        Step(
            "recipient-map create old@example.net anna@example.org",
            {"recipient_map_old": "old@example.net", "recipient_map_new": ANNA},
            lambda cow: [row.recipient_map_old for row in cow.recipient_maps.list()],
            ["old@example.net"],
        ),
        Step("recipient-map list", {"id": 1}),
        Step("recipient-map get 1", {"active": True}),
        Step("recipient-map exists 1", True),
        Step(
            "recipient-map edit 1 --recipient-map-new bert@example.org",
            {"recipient_map_new": BERT},
            lambda cow: cow.recipient_maps.get(1).recipient_map_new,
            BERT,
        ),
        Step("recipient-map delete 1 --yes", None, lambda cow: cow.recipient_maps.list(), []),
    ],
    "tls-policy": [
        Step(
            "tls-policy create example.net secure --parameters 'protocols=!SSLv2'",
            {"dest": "example.net", "policy": "secure"},
            lambda cow: [(row.dest, row.policy) for row in cow.tls_policies.list()],
            [("example.net", "secure")],
        ),
        Step("tls-policy list", {"id": 1}),
        Step("tls-policy get 1", {"active": True}),
        Step("tls-policy exists 1", True),
        Step(
            "tls-policy edit 1 --policy dane",
            {"policy": "dane"},
            lambda cow: cow.tls_policies.get(1).policy,
            "dane",
        ),
        Step("tls-policy delete 1 --yes", None, lambda cow: cow.tls_policies.list(), []),
    ],
    "mta-sts": [
        Step("mta-sts create example.org mail.example.org --mode testing", None, sent),
        Step("mta-sts edit example.org --mode enforce", None, sent),
    ],
    "queue": [
        Step("queue list", {"sender": ANNA, "recipients": ...}),
        Step("queue get {queue_id}"),
        Step("queue exists {queue_id}", True),
        Step(
            "queue hold {queue_id}",
            None,
            lambda cow: sorted(row.queue_name for row in cow.queue.list()),
            ["deferred", "hold"],
        ),
        Step(
            "queue unhold {queue_id}",
            None,
            lambda cow: "hold" in {row.queue_name for row in cow.queue.list()},
            False,
        ),
        Step("queue deliver {queue_id}", None, sent),
        Step("queue flush", None, sent),
        Step("queue delete {queue_id} --yes", None, lambda cow: len(cow.queue.list()), 1),
        Step("queue clear --yes", None, lambda cow: cow.queue.list(), []),
    ],
    "quarantine": [
        Step("quarantine list", {"id": 1}),
        Step("quarantine get 1", {"id": 1}),
        Step("quarantine exists 1", True),
        Step("quarantine exists 99", False, status=1),
        Step("quarantine release 1", None, lambda cow: cow.quarantine.exists(1), False),
        # There is no rspamd that could learn it; mailcow takes it out all the same.
        Step("quarantine learn-spam 2", None, lambda cow: cow.quarantine.exists(2), False, status=1),
        Step("quarantine delete 3 --yes", None, lambda cow: cow.quarantine.exists(3), False),
        Step("quarantine set-settings --retention-size 10 --max-size 5MiB --html-tmpl '<p>'", None, sent),
    ],
    "ratelimit": [
        Step("ratelimit get anna@example.org", None),
        Step(
            "ratelimit edit anna@example.org --value 20 --frame h",
            {"value": 20, "frame": "h"},
            lambda cow: _limit(cow, ANNA),
            (20, "h"),
        ),
        Step(
            "ratelimit edit example.org --value 500 --frame d",
            {"value": 500, "frame": "d"},
            lambda cow: _limit(cow, DOMAIN),
            (500, "d"),
        ),
        Step("ratelimit list-domains", {"domain": DOMAIN, "value": 500}),
        Step("ratelimit list-mailboxes", {"mailbox": ANNA, "frame": "h"}),
        Step("ratelimit get anna@example.org", {"value": 20}),
        Step(
            "ratelimit delete anna@example.org example.org --yes", None, lambda cow: cow.ratelimits.list_domains(), []
        ),
        Step("ratelimit reset RLabc4417", None, sent),
    ],
    "quota-notification": [
        Step(
            "quota-notification edit --sender postmaster@example.org --subject Full --html-tmpl -",
            None,
            sent,
            stdin="<p>\n",
        ),
        Step("quota-notification edit-bcc example.org --bcc-rcpt anna@example.org", None, sent),
    ],
    "dkim": [
        Step("dkim get example.org", {"dkim_selector": "dkim", "length": "2048"}),
        Step("dkim get example.org --show-secrets", {"dkim_selector": "dkim"}),
        Step("dkim exists example.org", True),
        Step("dkim delete example.org --yes", None, lambda cow: cow.dkim.exists(DOMAIN), False),
        Step("dkim exists example.org", False, status=1),
        Step(
            "dkim create example.org --dkim-selector mail --length 1024",
            {"dkim_selector": "mail"},
            lambda cow: cow.dkim.get(DOMAIN).dkim_selector,
            "mail",
        ),
        Step(
            "domain create example.com",
            {"domain_name": "example.com"},
            lambda cow: cow.domains.exists("example.com"),
        ),
        Step(
            "dkim duplicate example.org example.com --overwrite",
            {"dkim_selector": "mail"},
            lambda cow: cow.dkim.get("example.com").dkim_selector,
            "mail",
        ),
        Step(
            "dkim import-key example.org --private-key-file - --dkim-selector own --overwrite",
            {"dkim_selector": "own"},
            lambda cow: cow.dkim.get(DOMAIN).dkim_selector,
            "own",
            stdin=PRIVATE_KEY,
        ),
    ],
    "fail2ban": [
        Step("fail2ban get", {"ban_time": 1800}),
        Step(
            "fail2ban edit --ban-time 3600 --whitelist 192.0.2.0/24 --whitelist mail.example.org",
            {"ban_time": 3600},
            lambda cow: (cow.fail2ban.get().ban_time, cow.fail2ban.get().whitelist.split()),
            (3600, ["192.0.2.0/24", "mail.example.org"]),
        ),
        Step("fail2ban edit --no-whitelist", {"whitelist": ""}, lambda cow: cow.fail2ban.get().whitelist, ""),
        Step("fail2ban reset-regex", {"regex": ...}, sent),
        Step(
            "fail2ban blacklist 198.51.100.3 198.51.100.128/25",
            {"blacklist": "198.51.100.3\n198.51.100.128/25"},
            lambda cow: cow.fail2ban.get().blacklist,
            "198.51.100.3\n198.51.100.128/25",
        ),
        Step(
            "fail2ban whitelist 198.51.100.3",
            {"whitelist": "198.51.100.3"},
            lambda cow: cow.fail2ban.get().whitelist,
            "198.51.100.3",
        ),
        Step("fail2ban unban 203.0.113.9", None, sent),
        Step("fail2ban renew-banlist-id", {"banlist_id": ...}, sent),
    ],
    "forwarding-host": [
        Step(
            "forwarding-host create 192.0.2.9 --keep-spam",
            {"host": "192.0.2.9", "keep_spam": True},
            lambda cow: [row.host for row in cow.forwarding_hosts.list()],
            ["192.0.2.9"],
        ),
        Step("forwarding-host list", {"host": "192.0.2.9"}),
        Step("forwarding-host get 192.0.2.9", {"source": "192.0.2.9"}),
        Step("forwarding-host exists 192.0.2.9", True),
        Step(
            "forwarding-host edit 192.0.2.9 --no-keep-spam",
            {"keep_spam": False},
            lambda cow: cow.forwarding_hosts.get("192.0.2.9").keep_spam,
            False,
        ),
        Step("forwarding-host delete 192.0.2.9 --yes", None, lambda cow: cow.forwarding_hosts.list(), []),
    ],
    **{
        f"{kind}-policy": [
            Step(
                f"{kind}-policy allow {name} *@example.com",
                {"value": "*@example.com", "object": name},
                _policies(kind, name, "allowed"),
                ["*@example.com"],
            ),
            Step(
                f"{kind}-policy deny {name} spam@example.net",
                {"value": "spam@example.net"},
                _policies(kind, name, "denied"),
                ["spam@example.net"],
            ),
            Step(f"{kind}-policy list-allowed {name}", {"value": "*@example.com"}),
            Step(f"{kind}-policy list-denied {name}", {"value": "spam@example.net"}),
            Step(
                f"{kind}-policy delete {name} {{prefid}} --yes",
                None,
                _policies(kind, name, "denied"),
                [],
            ),
        ]
        for kind, name in (("domain", DOMAIN), ("mailbox", ANNA))
    },
    "spam-score": [
        Step("spam-score get anna@example.org", {"spam": ..., "reject": ...}),
        Step(
            "spam-score edit anna@example.org --spam 4.5 --reject 12",
            {"spam": 4.5, "reject": 12},
            lambda cow: tuple(cow.spam_scores.get(ANNA)),
            (4.5, 12),
        ),
        Step(
            "spam-score reset anna@example.org",
            {"spam": ...},
            lambda cow: tuple(cow.spam_scores.get(ANNA)) != (4.5, 12),
        ),
    ],
    "rspamd": [
        Step("rspamd actions", {}),
        Step(
            "rspamd create 'Big senders' - --no-active",
            {"desc": "Big senders", "active": False},
            lambda cow: [row.content for row in cow.rspamd.list() if row.desc == "Big senders"],
            ["apply { }"],
            stdin="apply { }",
        ),
        Step("rspamd list", {"desc": "Big senders"}),
        Step("rspamd get {id}", {"content": "apply { }"}),
        Step("rspamd exists {id}", True),
        Step(
            "rspamd edit {id} --desc Small --active",
            {"desc": "Small", "active": True},
            lambda cow: "Small" in [row.desc for row in cow.rspamd.list()],
        ),
        Step("rspamd set-map bad_words.map /casino/i /lottery/i", None, sent),
        Step("rspamd set-map bad_words.map --no-lines", None, sent),
        Step("rspamd delete {id} --yes", None, lambda cow: "Small" in [row.desc for row in cow.rspamd.list()], False),
    ],
    "preset": [Step("preset list sieve", {"name": ...}), Step("preset list rspamd", {"content": ...})],
    "password-policy": [
        Step("password-policy get", {"length": 6}),
        Step("password-policy html"),
        Step(
            "password-policy edit --length 12 --numbers",
            {"length": 12, "numbers": True},
            lambda cow: (cow.password_policy.get().length, cow.password_policy.get().numbers),
            (12, True),
        ),
        Step(
            "password-policy edit-reset-notification --sender a@example.org --subject New --text-tmpl x --html-tmpl y",
            None,
            sent,
        ),
    ],
    "status": [
        Step("status version", "2026-07a"),
        Step("status containers", {"nginx-mailcow": ...}),
        Step(f"status container {'0' * 64}", status=5),
        Step("status vmail", {"disk": "/dev/vda"}),
        Step("status host", {"cpu": ...}),
        Step("status addresses", {"ipv4": None, "ipv6": None}),
    ],
    "log": [
        Step("log postfix --count 5", {"message": "a line of postfix"}),
        Step("log dovecot", {"message": "a line of dovecot"}),
        Step("log sogo", {"message": "a line of sogo"}),
        Step("log netfilter", {"priority": "crit"}),
        Step("log acme", {"message": "Certificate is still valid"}),
        Step("log watchdog", {"service": "Nginx"}),
        Step("log cron", {"task": "LDAP sync"}),
        Step("log autodiscover", {"user": ANNA}),
        Step("log ratelimited", {"rl_hash": "RLabc4417"}),
        Step("log api --count 2 --offset 0", {"method": "GET", "remote": "127.0.0.1"}),
        Step("log ui", {"task": "domain"}),
        Step("log sasl --timezone Europe/Berlin", {"username": ANNA, "service": "imap"}),
        Step("log rspamd-history", []),
        Step("log rspamd-stats", status=5),
    ],
    "identity-provider": [
        Step("identity-provider exists", False, status=1),
        Step(
            "identity-provider edit --authsource ldap --host 192.0.2.88 --port 389 --basedn dc=example"
            " --binddn cn=mailcow --bindpass-stdin --username-field mail --attribute-field group",
            {"authsource": "ldap", "bindpass": "***"},
            lambda cow: cow.identity_provider.get().host,
            "192.0.2.88",
            stdin=f"{SECRET}\n",
        ),
        Step("identity-provider get", {"basedn": "dc=example"}),
        Step("identity-provider exists", True),
        Step("identity-provider test --port 391 --bindpass-stdin", False, sent, stdin=f"{OTHER}\n", status=1),
        Step("identity-provider delete --yes", None, lambda cow: cow.identity_provider.exists(), False),
    ],
    "oauth2-client": [
        Step(
            "oauth2-client create https://app.example.org/back",
            {"redirect_uri": "https://app.example.org/back", "client_secret": ...},
            lambda cow: [row.redirect_uri for row in cow.oauth2_clients.list()],
            ["https://app.example.org/back"],
        ),
        Step("oauth2-client list", {"id": 1, "client_secret": "***"}),
        Step("oauth2-client get 1", {"client_secret": "***"}),
        Step("oauth2-client exists 1", True),
        Step(
            "oauth2-client edit 1 --redirect-uri https://app.example.org/there",
            {"redirect_uri": "https://app.example.org/there"},
            lambda cow: cow.oauth2_clients.get(1).redirect_uri,
            "https://app.example.org/there",
        ),
        Step("oauth2-client renew-secret 1", {"client_secret": ...}, sent),
        Step("oauth2-client revoke-tokens 1 --yes", None, sent),
        Step("oauth2-client delete 1 --yes", None, lambda cow: cow.oauth2_clients.list(), []),
    ],
    "pushover": [
        Step("pushover is-active anna@example.org", False, status=1),
        Step(
            "pushover set anna@example.org --key-stdin --token-stdin --title Mail",
            None,
            lambda cow: cow.pushover.is_active(ANNA),
            stdin=f"{LETTERS}\n{LETTERS[::-1]}\n",
        ),
        # Nobody asks Pushover.
        Step("pushover test anna@example.org", read=sent, status=1),
        Step(
            "pushover edit anna@example.org --sound bike --no-evaluate-x-prio --no-only-x-prio --no-active",
            None,
            lambda cow: cow.pushover.is_active(ANNA),
            False,
        ),
        Step("pushover delete anna@example.org --yes", None, lambda cow: cow.pushover.is_active(ANNA), False),
    ],
    "cors": [
        Step("cors set --allowed-origins https://www.example.org --allowed-methods GET", None, sent),
    ],
    "customization": [
        Step('customization set-app-links \'{"app": "Mail", "href": "/SOGo"}\'', None, sent),
        Step("customization set-app-links --no-links", None, sent),
        Step("customization set-ui-texts --title-name Example --help-text -", None, sent, stdin="<p>Help</p>"),
        Step("customization set-ip-check yes", None, sent),
        Step("customization set-custom-login --force-sso", None, sent),
    ],
}
"""Group by group; ``{id}`` and the like stand for the field of the last object that was told."""
