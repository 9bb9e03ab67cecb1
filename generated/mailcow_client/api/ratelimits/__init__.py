"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "delete_ratelimit_hash": ("POST", "/api/v1/delete/rlhash"),
    "edit_domain_ratelimit": ("POST", "/api/v1/edit/rl-domain"),
    "edit_mailbox_ratelimit": ("POST", "/api/v1/edit/rl-mbox"),
    "get_domain_ratelimit": ("GET", "/api/v1/get/rl-domain/{domain}"),
    "get_mailbox_ratelimit": ("GET", "/api/v1/get/rl-mbox/{mailbox}"),
    "list_domain_ratelimits": ("GET", "/api/v1/get/rl-domain/all"),
    "list_mailbox_ratelimits": ("GET", "/api/v1/get/rl-mbox/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
