"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_admin, delete_admins, edit_admins, get_admin, list_admins

__all__ = ("create_admin", "delete_admins", "edit_admins", "get_admin", "list_admins")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_admin": ("POST", "/api/v1/add/admin"),
    "delete_admins": ("POST", "/api/v1/delete/admin"),
    "edit_admins": ("POST", "/api/v1/edit/admin"),
    "get_admin": ("GET", "/api/v1/get/admin/{username}"),
    "list_admins": ("GET", "/api/v1/get/admin/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
