"""The three comparisons, from what a person or a workflow names to a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import httpx
import yaml

from mailcow_facade.drift import cassettes
from mailcow_facade.drift.change import Change
from mailcow_facade.drift.compare import compare
from mailcow_facade.drift.impact import with_impact
from mailcow_facade.drift.overlays import needless
from mailcow_facade.drift.replies import Replies
from mailcow_facade.drift.report import Finding, NotCompared, Report, in_order
from mailcow_facade.spec import document as doc
from mailcow_facade.spec import shipped
from mailcow_facade.spec.contract import Contract
from mailcow_facade.spec.pin import METHODS, pin


class Spec(NamedTuple):
    """A specification to compare."""

    name: str
    pin: doc.Node
    text: bytes = b""
    """What it was read from; empty for the shipped pin."""


def load(source: str, *, timeout: float = 30.0, verify: bool = True) -> Spec:
    """A specification from where it is: a served file, a pin, or what a server serves.

    Args:
        source: a file, or a server's address, with or without ``/api/openapi.yaml``.
        timeout: seconds to wait for each step of a server's answer.
        verify: whether its TLS certificate must be valid.

    Raises:
        SpecError: one subclass for each way it can fail.
    """
    if source.startswith(("http://", "https://")):
        text = doc.fetch(source, timeout=timeout, verify=verify)
        name = str(httpx.URL(doc.spec_url(source)).copy_with(query=None, fragment=None))
    else:
        text = doc.read(Path(source))
        name = Path(source).name
    document = doc.parse(text, name=name)
    try:
        return Spec(name, pin(document), text)
    except doc.SpecNotOpenApi as error:
        raise doc.SpecNotOpenApi(f"{name}: {error}") from error


def of_package() -> Spec:
    """The pin that this package was built from.

    Raises:
        SpecError: it is missing or damaged.
    """
    return Spec(shipped.NAME, shipped.pin())


def compare_specs(old: Spec, new: Spec) -> Report:
    """What changed from one specification to another; from that of this package, what it does to the overlays too.

    Raises:
        SpecError: a document of this package is missing or damaged.
    """
    changes = compare(old.pin, new.pin)
    return with_impact(
        Report(
            comparison="spec",
            old=old.name,
            new=new.name,
            findings=in_order(map(Finding, changes)),
            compared=len(_operations(old.pin) | _operations(new.pin)),
            needless=needless(new.pin) if changes and old.pin == shipped.pin() else (),
            lines=_lines(new.text, changes),
        )
    )


def compare_cassettes(place: Path) -> Report:
    """Recorded replies against the contract of this package.

    Args:
        place: a recording, or a directory with recordings in it and below.

    Raises:
        SpecError: there is no recording, or a document of this package is missing or damaged.
    """
    replies = Replies(Contract.shipped())
    not_compared: list[NotCompared] = []
    for path in cassettes.recordings(place):
        name = str(path.relative_to(place)) if path != place else path.name
        not_compared += cassettes.take(replies, path, name=name)
    return with_impact(
        Report(
            comparison="cassettes",
            old=shipped.NAME,
            new=str(place),
            findings=in_order(replies.findings()),
            compared=replies.compared,
            not_compared=tuple(not_compared),
        )
    )


def _operations(document: doc.Node) -> set[tuple[str, str]]:
    return {(path, method) for path, item in document["paths"].items() for method in METHODS if method in item}


def _lines(text: bytes, changes: Iterable[Change]) -> dict[str, int]:
    """The lines of the operations that changes are about, of their paths where the operation is gone."""
    if not text:
        return {}
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    paths = _inside(_inside(root).get("paths", (None, 0))[0])
    lines = {}
    for change in changes:
        item, line = paths.get(change.path, (None, 0))
        _, line = _inside(item).get(change.method.lower(), (None, line))
        if line:
            lines[str(change)] = line
    return lines


def _inside(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, int]]:
    """What a mapping has under each key, and the key's line; of anything else nothing."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): (value, key.start_mark.line + 1) for key, value in pairs}
