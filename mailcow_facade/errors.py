"""The error tree. Every error that this package raises on purpose is a :class:`MailcowError`.

Bad arguments that never reach the server raise ``ValueError`` or ``TypeError``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

__all__ = [
    "AlreadyExists",
    "ApiError",
    "ConnectionFailed",
    "ConnectionTimeout",
    "IpNotAllowed",
    "MailcowError",
    "NoAccess",
    "NotAuthenticated",
    "NotFound",
    "Outcome",
    "OutcomeUnknown",
    "PartialFailure",
    "PermissionDenied",
    "ReadOnlyKey",
    "Rejected",
    "RouteNotFound",
    "SchemaDrift",
    "TlsError",
    "UnexpectedReply",
]


class MailcowError(Exception):
    """Something went wrong between you and a mailcow.

    Attributes:
        status: the HTTP status, or None where no reply came.
        code: mailcow's code, such as ``domain_exists``, or None where it gave none.
        params: what stood behind the code.
        operation: the operation's id in the effective spec, or method and path where it has none.
        reply: the parsed reply without what it echoes of the request, so that no password is in it.
        retryable: whether the request may be sent again and may then go through, as after a connection that broke. The
            client has tried that already, as often as its ``retries`` say.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        params: Sequence[Any] = (),
        operation: str | None = None,
        reply: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.params = tuple(params)
        self.operation = operation
        self.reply = reply
        self.retryable = False

    def __str__(self) -> str:
        return f"{self.operation}: {self.message}" if self.operation else self.message


class NoAccess(MailcowError):
    """No connection, or a key that is refused: the calls that follow would fail alike, so it is time to stop."""


class ConnectionFailed(NoAccess):
    """No reply: DNS, refused, reset. Of a write, nothing was sent (else it is :class:`OutcomeUnknown`)."""


class ConnectionTimeout(ConnectionFailed):
    """No connection or no reply in time."""


class TlsError(ConnectionFailed):
    """The TLS handshake failed, mostly for the certificate."""


class ApiError(MailcowError):
    """A reply came, and it is no success."""


class NotAuthenticated(ApiError, NoAccess):
    """No key or a wrong one. Do not try again: each try counts towards a ban of your address."""


class PermissionDenied(ApiError, NoAccess):
    """The key is right, but may not do this."""


class IpNotAllowed(PermissionDenied):
    """The key may not be used from your address.

    Attributes:
        address: the address that mailcow saw, as it told it, or None.
    """

    def __init__(self, message: str, *, address: str | None = None, **about: Any) -> None:
        super().__init__(message, **about)
        self.address = address


class ReadOnlyKey(PermissionDenied):
    """A write with a read-only key."""


class NotFound(ApiError):
    """There is no such object."""


class RouteNotFound(NotFound):
    """This server does not have the route: its version is older, or the path is wrong.

    Attributes:
        since: the first release known to have it, or None.
    """

    def __init__(self, message: str, *, since: str | None = None, **about: Any) -> None:
        super().__init__(message, **about)
        self.since = since


class AlreadyExists(ApiError):
    """There is such an object already."""


class Rejected(ApiError):
    """mailcow refused: ``code`` and ``params`` say why."""


class Outcome(NamedTuple):
    """What became of one item of a batch."""

    item: str
    """What it was about: an address, a name, an id. Empty where mailcow does not tell."""
    code: str | None = None
    """mailcow's code for it."""
    error: MailcowError | None = None
    """Why it failed; None where it did not."""


class PartialFailure(ApiError):
    """Some items of a batch went through, others did not.

    Attributes:
        succeeded: the items that did.
        failed: the items that did not, each with its error.
    """

    def __init__(
        self, message: str, *, succeeded: Sequence[Outcome] = (), failed: Sequence[Outcome] = (), **about: Any
    ) -> None:
        super().__init__(message, **about)
        self.succeeded = list(succeeded)
        self.failed = list(failed)


class OutcomeUnknown(ApiError):
    """A write broke off, or was answered with nothing. It may have been carried out: read back before you repeat it."""


class UnexpectedReply(ApiError):
    """Not what an API answers: no JSON, broken off, a proxy's HTML page, a redirect."""


class SchemaDrift(ApiError):
    """A reply contradicts the effective spec; raised in strict mode only.

    Attributes:
        pointer: the JSON pointer of the place.
        expected: what the spec wants there.
        found: the type of what came.
    """

    def __init__(self, message: str, *, pointer: str = "", expected: str = "", found: str = "", **about: Any) -> None:
        super().__init__(message, **about)
        self.pointer = pointer
        self.expected = expected
        self.found = found
