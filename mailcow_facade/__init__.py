"""The Python way to work with a mailcow mail server.

    from mailcow_facade import Mailcow

    with Mailcow("https://mail.example.org", api_key="…") as cow:
        for mailbox in cow.mailboxes.list(domain="example.org"):
            print(mailbox.username, mailbox.quota)

Names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mailcow_facade.version import __version__

if TYPE_CHECKING:
    from mailcow_facade._async.client import AsyncMailcow
    from mailcow_facade._sync.client import Mailcow
    from mailcow_facade.errors import (
        AlreadyExists,
        ApiError,
        ConnectionFailed,
        ConnectionTimeout,
        IpNotAllowed,
        MailcowError,
        NotAuthenticated,
        NotFound,
        Outcome,
        OutcomeUnknown,
        PartialFailure,
        PermissionDenied,
        ReadOnlyKey,
        Rejected,
        RouteNotFound,
        SchemaDrift,
        TlsError,
        UnexpectedReply,
    )
    from mailcow_facade.values import PasswordChange

__all__ = [
    "AlreadyExists",
    "ApiError",
    "AsyncMailcow",
    "ConnectionFailed",
    "ConnectionTimeout",
    "IpNotAllowed",
    "Mailcow",
    "MailcowError",
    "NotAuthenticated",
    "NotFound",
    "Outcome",
    "OutcomeUnknown",
    "PartialFailure",
    "PasswordChange",
    "PermissionDenied",
    "ReadOnlyKey",
    "Rejected",
    "RouteNotFound",
    "SchemaDrift",
    "TlsError",
    "UnexpectedReply",
    "__version__",
]

_ELSEWHERE = {
    "Mailcow": "mailcow_facade._sync.client",
    "AsyncMailcow": "mailcow_facade._async.client",
    "PasswordChange": "mailcow_facade.values",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ELSEWHERE.get(name, "mailcow_facade.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
