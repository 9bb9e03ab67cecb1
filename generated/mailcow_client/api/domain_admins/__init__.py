"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_domain_admin": ("POST", "/api/v1/add/domain-admin"),
    "create_domain_admin_sso_token": ("POST", "/api/v1/add/sso/domain-admin"),
    "delete_domain_admins": ("POST", "/api/v1/delete/domain-admin"),
    "edit_domain_admin_acl": ("POST", "/api/v1/edit/da-acl"),
    "edit_domain_admins": ("POST", "/api/v1/edit/domain-admin"),
    "get_domain_admin": ("GET", "/api/v1/get/domain-admin/{username}"),
    "list_domain_admins": ("GET", "/api/v1/get/domain-admin/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
