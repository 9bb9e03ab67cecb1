"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_app_password,
        delete_app_passwords,
        edit_app_passwords,
        get_app_password,
        list_app_passwords,
        list_own_app_passwords,
    )

__all__ = (
    "create_app_password",
    "delete_app_passwords",
    "edit_app_passwords",
    "get_app_password",
    "list_app_passwords",
    "list_own_app_passwords",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_app_password": ("POST", "/api/v1/add/app-passwd"),
    "delete_app_passwords": ("POST", "/api/v1/delete/app-passwd"),
    "edit_app_passwords": ("POST", "/api/v1/edit/app-passwd"),
    "get_app_password": ("GET", "/api/v1/get/app-passwd/{id}"),
    "list_app_passwords": ("GET", "/api/v1/get/app-passwd/all/{mailbox}"),
    "list_own_app_passwords": ("GET", "/api/v1/get/app-passwd/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
