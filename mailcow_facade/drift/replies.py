"""Replies against the contract: what they show, told once for each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx
from mailcow_client.types import Operation

from mailcow_facade.drift.change import Change
from mailcow_facade.drift.report import Finding
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec.contract import Contract, Deviation
from mailcow_facade.transport import is_refusal

# What a keyword that does not allow a value says of the contract.
_LIMITS = {
    "enum": "response-property-enum-value-added",
    "maxLength": "response-property-max-length-increased",
    "minLength": "response-property-min-length-decreased",
    "maximum": "response-property-max-increased",
    "minimum": "response-property-min-decreased",
    "minItems": "response-property-min-items-decreased",
}
_OTHER_LIMIT = "own-response-schema-widened"


@dataclass
class _Shown:
    """What stands in place of what the contract wants, in all replies that show it."""

    expected: str
    found: dict[str, None] = field(default_factory=dict)
    replies: int = 0


class Replies:
    """Collects how replies differ from the contract. It is a judge for the transport that never refuses one.

    Args:
        contract: what they should be like.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._shown: dict[tuple[str, str, str, str], _Shown] = {}
        self.compared = 0
        """How many were."""
        self.last: Any = None
        """The one that came last to :meth:`check`, as it was on the wire."""

    def check(self, request: httpx.Request, data: Any) -> None:
        """Look at the reply to a request of the client's own, as it came on the wire."""
        operation: Operation | None = request.extensions.get("operation")
        if operation is not None and self.take(operation, data):
            self.last = data

    def take(self, operation: Operation, data: Any) -> bool:
        """Look at a reply with status 200; tell whether it could be compared.

        A read that mailcow refuses is no reply of that operation, and of plain text the contract says nothing.
        """
        if not self._contract.describes(operation) or (not operation.writes and is_refusal(data)):
            return False
        self.compared += 1
        told = set()
        for deviation in self._contract.deviations(operation, _without_gaps(operation, data)):
            key = (_rule_of(deviation), operation.method, operation.path, f"200{deviation.place}")
            shown = self._shown.setdefault(key, _Shown(deviation.expected))
            shown.found[deviation.found] = None
            if key not in told:
                told.add(key)
                shown.replies += 1
        return True

    def findings(self) -> Iterable[Finding]:
        """What was seen, each place once."""
        for (rule, method, path, place), shown in self._shown.items():
            change = Change(
                rule,
                RULES[rule].level,
                method,
                path,
                place,
                before=shown.expected or None,
                after=None if "nothing" in shown.found else " or ".join(sorted(shown.found)),
                source="reply",
            )
            yield Finding(change, replies=shown.replies)


def _rule_of(deviation: Deviation) -> str:
    if deviation.kind == "new":
        return "response-optional-property-added"
    if deviation.kind == "missing":
        return "response-required-property-removed"
    if deviation.kind == "value":
        return _LIMITS.get(deviation.keyword, _OTHER_LIMIT)
    part = "property" if deviation.place else "body"
    return f"response-{part}-{'became-nullable' if deviation.found == 'null' else 'type-changed'}"


def _without_gaps(operation: Operation, data: Any) -> Any:
    """PHP's list with a gap, ``{"0": …, "2": …}``, is a list: any list may come so after a deletion."""
    if operation.reply == "list" and isinstance(data, dict) and data and all(key.isdecimal() for key in data):
        return list(data.values())
    return data
