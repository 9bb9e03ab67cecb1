"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_mailbox_policy,
        delete_mailbox_policies,
        list_mailbox_allow_policies,
        list_mailbox_deny_policies,
    )

__all__ = (
    "create_mailbox_policy",
    "delete_mailbox_policies",
    "list_mailbox_allow_policies",
    "list_mailbox_deny_policies",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
