"""Mail: who may send as whom, where it goes, and what was delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from mailcow_facade.testing.store import Store

_HOPS = 10
"""After so many aliases that lead to aliases it is a circle."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """A mail that was taken."""

    sender: str
    """The envelope's; empty for a bounce."""
    recipient: str
    """As the client named it."""
    content: bytes
    """As it was sent, with a ``Received`` line before it."""
    time: datetime
    """When it came, in UTC, by the server's clock."""

    @property
    def parsed(self) -> EmailMessage:
        """Headers and body."""
        return BytesParser(policy=default).parsebytes(self.content)


def owners(store: Store, sender: str) -> set[str]:
    """The mailboxes, in lower case, that may send as an address."""
    local, _, domain = sender.lower().rpartition("@")
    bare = f"{local.partition('+')[0]}@{domain}"
    for address in dict.fromkeys((sender.lower(), bare)):
        if found := _owners(store, address):
            return found
    return set()


def _owners(store: Store, address: str) -> set[str]:
    local, _, domain = address.rpartition("@")
    found: set[str] = set()
    here = (
        "SELECT 1 FROM domain WHERE domain = ? AND active = 1"
        " UNION ALL SELECT 1 FROM alias_domain WHERE alias_domain = ? AND active = 1"
    )
    if store.has(here, domain, domain):
        for name in (address, f"@{domain}"):
            query = "SELECT goto, active FROM alias WHERE address = ? AND active IN (1, 2) AND sender_allowed = 1"
            if alias := store.row(query, name):
                found.update(alias["goto"].lower().split(",") if alias["active"] == 1 else ())
                break
    target = store.value("SELECT target_domain FROM alias_domain WHERE alias_domain = ?", domain) or ""
    granted = [f"@{domain}", address, "*", *([f"@{target}", f"{local}@{target}"] if target else [])]
    places = ", ".join("?" * len(granted))
    found.update(store.values(f"SELECT logged_in_as FROM sender_acl WHERE send_as IN ({places})", *granted))
    found.update(
        store.values(
            "SELECT m.username FROM mailbox m JOIN alias_domain a ON m.username = ? || '@' || a.target_domain"
            " WHERE a.alias_domain = ? AND a.active = 1 AND m.active IN (1, 2)",
            local,
            domain,
        )
    )
    return {name.lower() for name in found}


def is_here(store: Store, domain: str) -> bool:
    """Whether mail to a domain ends on this server."""
    return store.has(
        "SELECT 1 FROM domain WHERE domain = ? AND active = 1 AND backupmx = 0 UNION ALL SELECT 1 FROM alias_domain a"
        " JOIN domain d ON d.domain = a.target_domain WHERE a.alias_domain = ? AND a.active = 1 AND d.active = 1",
        domain,
        domain,
    )


def destinations(store: Store, recipient: str, hops: int = 0) -> set[str]:
    """Where mail to an address ends, in lower case: mailboxes of this server, and addresses elsewhere."""
    local, _, domain = recipient.lower().rpartition("@")
    if not is_here(store, domain):
        return {recipient.lower()}
    bare = f"{local.partition('+')[0]}@{domain}"
    found: set[str] = set()
    for address in dict.fromkeys((recipient.lower(), bare, f"@{domain}")):
        if address == bare and store.has("SELECT 1 FROM mailbox WHERE username = ? AND active IN (1, 2)", bare):
            found.add(bare)
        for goto in _gotos(store, address, local):
            if goto in found:
                continue
            if goto == address or store.has("SELECT 1 FROM mailbox WHERE username = ?", goto):
                found.add(goto)
            elif hops < _HOPS:
                found |= destinations(store, goto, hops + 1)
        if found:
            break
    return found


def is_known(store: Store, recipient: str) -> bool:
    """Whether mail to an address is taken. An alias is enough: where it leads is only seen on delivery."""
    local, _, domain = recipient.lower().rpartition("@")
    query = "SELECT 1 FROM alias WHERE address IN (?, ?) AND active = 1"
    alias = store.has(query, recipient, f"{local.partition('+')[0]}@{domain}")
    return (alias and is_here(store, domain)) or bool(destinations(store, recipient))


def _gotos(store: Store, address: str, local: str) -> list[str]:
    """Where an alias leads, of whichever kind."""
    gotos = store.values("SELECT goto FROM alias WHERE address = ? AND active = 1 AND goto != address", address)
    gotos += store.values(
        "SELECT goto FROM time_limited_alias WHERE address = ? AND (permanent != 0 OR validity >= ?)",
        address,
        store.clock.now(),
    )
    target = store.value(
        "SELECT target_domain FROM alias_domain WHERE alias_domain = ? AND active = 1", address.rpartition("@")[2]
    )
    if target and not gotos:
        gotos = [f"{local}@{target}"]
    return [goto for text in gotos for goto in text.lower().split(",") if goto]


def deliver(store: Store, sender: str, recipient: str, destination: str, content: bytes) -> bool:
    """Put a mail where it belongs; False where that is a mailbox that is full."""
    owner = store.row("SELECT username, quota, bytes FROM mailbox WHERE username = ? AND kind = ''", destination)
    if owner:
        if owner["quota"] and owner["bytes"] + len(content) > owner["quota"]:
            return False
        counted = "UPDATE mailbox SET bytes = bytes + ?, messages = messages + 1 WHERE username = ?"
        store.execute(counted, len(content), destination)
    store.insert(
        "message",
        mailbox=owner["username"] if owner else None,
        address=destination,
        sender=sender,
        recipient=recipient,
        time=store.clock.now(),
        content=content,
    )
    return True


def messages(store: Store, address: str) -> list[Message]:
    """What was delivered to a mailbox, or would have been sent to an address elsewhere; the oldest first."""
    query = "SELECT * FROM message WHERE mailbox = ? OR (mailbox IS NULL AND address = ?) ORDER BY id"
    return [
        Message(
            sender=row["sender"],
            recipient=row["recipient"],
            content=row["content"],
            time=datetime.fromtimestamp(row["time"], UTC),
        )
        for row in store.rows(query, address, address)
    ]
