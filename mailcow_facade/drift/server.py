"""A server against the contract: its served file against the pin, its replies against the effective spec."""

from __future__ import annotations

from dataclasses import replace

from mailcow_facade.drift.compare import compare
from mailcow_facade.drift.impact import with_impact
from mailcow_facade.drift.report import Finding, NotCompared, Report, in_order
from mailcow_facade.drift.sweep import Sweep
from mailcow_facade.spec import document as doc
from mailcow_facade.spec import shipped
from mailcow_facade.spec.pin import pin


class ServerDrift:
    """What is found out of one server. Without I/O: whoever runs it asks what ``sweep`` says, and tells what came.

    Args:
        sweep: what is asked.
    """

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self._unread = ""
        self._findings: list[Finding] = []

    def served(self, content: bytes) -> None:
        """The server's own description, as it serves it.

        Raises:
            SpecError: it is none.
        """
        if len(content) > doc.MAX_BYTES:
            raise doc.SpecUnsafe(f"{doc.SPEC_PATH} is larger than {doc.MAX_BYTES} bytes")
        now = pin(doc.parse(content, name=doc.SPEC_PATH))
        self._findings = [Finding(change) for change in compare(shipped.pin(), now)]

    def not_served(self, why: str) -> None:
        """The description could not be had."""
        self._unread = why

    def report(self, server: str) -> Report:
        """What was found.

        Args:
            server: what to call it: its address.

        Raises:
            SpecError: a document of this package is missing or damaged.
        """
        findings = [*self._findings]
        numbers = {str(finding.change): number for number, finding in enumerate(findings)}
        for finding in self.sweep.findings():
            # What the served file says and the replies show is one change.
            if (number := numbers.get(str(finding.change))) is None:
                findings.append(finding)
            else:
                findings[number] = replace(findings[number], replies=finding.replies)
        unread = [NotCompared(f"GET {doc.SPEC_PATH}", self._unread)] if self._unread else []
        return with_impact(
            Report(
                comparison="server",
                old=shipped.NAME,
                new=server,
                findings=in_order(findings),
                compared=self.sweep.replies.compared,
                not_compared=(*unread, *self.sweep.not_compared()),
                incomplete=self.sweep.incomplete or self._unread,
            )
        )
