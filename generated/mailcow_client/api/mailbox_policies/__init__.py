"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_mailbox_policy": ("POST", "/api/v1/add/mailbox-policy"),
    "delete_mailbox_policies": ("POST", "/api/v1/delete/mailbox-policy"),
    "list_mailbox_allow_policies": ("GET", "/api/v1/get/policy_wl_mailbox/{mailbox}"),
    "list_mailbox_deny_policies": ("GET", "/api/v1/get/policy_bl_mailbox/{mailbox}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
