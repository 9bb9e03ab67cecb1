"""Postfix's queue. Tests put messages there: ``MailcowServer.enqueue``. They stay until they are deleted."""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime
from typing import Any

from mailcow_facade.testing.call import Call, Data, Raw
from mailcow_facade.testing.routes import deletes, edits, reads
from mailcow_facade.testing.store import Row, Store


def enqueue(store: Store, sender: str, recipients: list[str], message: str, reason: str) -> str:
    """Put a message into the queue; its id.

    Args:
        store: the state.
        sender: of the envelope.
        recipients: those it waits for.
        message: with its header.
        reason: why it waits.
    """
    queue_id = secrets.token_hex(6)[:11].upper()
    store.insert(
        "queue",
        queue_id=queue_id,
        queue_name="deferred",
        arrival_time=int(store.clock.now()),
        sender=sender,
        recipients=json.dumps(recipients),
        reason=reason,
        message=message,
    )
    return queue_id


@reads("mailq/all", empty="[]")
def list_all(call: Call) -> Any:
    rows = call.store.rows("SELECT * FROM queue ORDER BY queue_name, arrival_time DESC, queue_id")
    return [
        {
            "queue_name": row["queue_name"],
            "queue_id": row["queue_id"],
            "arrival_time": row["arrival_time"],
            "message_size": len(row["message"].encode()),
            "forced_expire": False,
            "sender": row["sender"],
            "recipients": [
                f"{recipient} ({row['reason']})" if row["reason"] else recipient
                for recipient in json.loads(row["recipients"])
            ],
        }
        for row in rows
    ]


@reads("postcat/{queue_id}")
def get(call: Call, queue_id: str) -> Any:
    if not re.match("[0-9a-fA-F]+$", queue_id):
        return Raw("1")
    row = call.store.row("SELECT * FROM queue WHERE queue_id = ?", queue_id)
    if row is None:
        return Raw(f"/usr/sbin/postcat: fatal: open queue file {queue_id}: No such file or directory\n")
    return Raw(_postcat(row))


def _postcat(row: Row) -> str:
    """A message as Postfix's ``postcat`` shows it, with the most usual of its envelope."""
    place = f"{row['queue_name']}/{row['queue_id'][0]}/{row['queue_id']}"
    arrival = datetime.fromtimestamp(row["arrival_time"], UTC).strftime("%a %b %e %H:%M:%S %Y")
    recipients = json.loads(row["recipients"])
    envelope = [
        f"*** ENVELOPE RECORDS {place} ***",
        f"message_size: {len(row['message'].encode())}",
        f"message_arrival_time: {arrival}",
        f"create_time: {arrival}",
        f"named_attribute: log_ident={row['queue_id']}",
        f"sender: {row['sender']}",
        *(f"{name}: {recipient}" for recipient in recipients for name in ("original_recipient", "recipient")),
        f"*** MESSAGE CONTENTS {place} ***",
        row["message"].replace("\r\n", "\n").rstrip("\n"),
        f"*** HEADER EXTRACTED {place} ***",
        f"*** MESSAGE FILE END {place} ***",
    ]
    return "\n".join(envelope) + "\n"


def _run(call: Call, query: str, ids: list[Any]) -> None:
    """Do something to messages; to those that are not there it is done with success, too."""
    for queue_id in ids:
        if re.match("[0-9a-fA-F]+$", str(queue_id)):
            call.store.execute(query, queue_id)
    # The results name the function that hands over what the other container said.
    call.within("process_mailq_output", *call.log[1:]).ok("queue_command_success")


_ACTIONS = {
    "hold": "UPDATE queue SET queue_name = 'hold' WHERE queue_id = ?",
    "unhold": "UPDATE queue SET queue_name = 'deferred' WHERE queue_id = ?",
    "deliver": "SELECT ?",  # it is tried, and goes on waiting
}


@edits("mailq", log="mailq edit", items="qid")
def edit(call: Call, data: Data) -> None:
    action, ids = data.get("action"), data.all("qid")
    if action in _ACTIONS and ids:
        _run(call, _ACTIONS[action], ids)
    elif action in ("flush", "super_delete"):
        if action == "super_delete":
            call.store.execute("DELETE FROM queue")
        _run(call, "", [])


@deletes("mailq", log="mailq delete", items="qid")
def delete(call: Call, data: Data) -> None:
    _run(call, "DELETE FROM queue WHERE queue_id = ?", data.each("qid"))
