"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        delete_ratelimit_hash,
        edit_domain_ratelimit,
        edit_mailbox_ratelimit,
        get_domain_ratelimit,
        get_mailbox_ratelimit,
        list_domain_ratelimits,
        list_mailbox_ratelimits,
    )

__all__ = (
    "delete_ratelimit_hash",
    "edit_domain_ratelimit",
    "edit_mailbox_ratelimit",
    "get_domain_ratelimit",
    "get_mailbox_ratelimit",
    "list_domain_ratelimits",
    "list_mailbox_ratelimits",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
