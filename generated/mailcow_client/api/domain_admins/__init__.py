"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_domain_admin,
        create_domain_admin_sso_token,
        delete_domain_admins,
        edit_domain_admin_acl,
        edit_domain_admins,
        get_domain_admin,
        list_domain_admins,
    )

__all__ = (
    "create_domain_admin",
    "create_domain_admin_sso_token",
    "delete_domain_admins",
    "edit_domain_admin_acl",
    "edit_domain_admins",
    "get_domain_admin",
    "list_domain_admins",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
