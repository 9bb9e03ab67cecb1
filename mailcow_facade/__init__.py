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
        NoAccess,
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
    from mailcow_facade.logins import FailedLogin, Login, failed_login
    from mailcow_facade.passwords import generate_password
    from mailcow_facade.values import AppLink, PasswordChange

__all__ = [
    "AlreadyExists",
    "ApiError",
    "AppLink",
    "AsyncMailcow",
    "ConnectionFailed",
    "ConnectionTimeout",
    "FailedLogin",
    "IpNotAllowed",
    "Login",
    "Mailcow",
    "MailcowError",
    "NoAccess",
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
    "failed_login",
    "generate_password",
]

_ELSEWHERE = {
    "Mailcow": "mailcow_facade._sync.client",
    "AsyncMailcow": "mailcow_facade._async.client",
    "AppLink": "mailcow_facade.values",
    "PasswordChange": "mailcow_facade.values",
    "FailedLogin": "mailcow_facade.logins",
    "Login": "mailcow_facade.logins",
    "failed_login": "mailcow_facade.logins",
    "generate_password": "mailcow_facade.passwords",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ELSEWHERE.get(name, "mailcow_facade.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
