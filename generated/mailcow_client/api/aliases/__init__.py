"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_alias, delete_aliases, edit_aliases, get_alias, list_aliases, list_aliases_of_domain

__all__ = ("create_alias", "delete_aliases", "edit_aliases", "get_alias", "list_aliases", "list_aliases_of_domain")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_alias": ("POST", "/api/v1/add/alias"),
    "delete_aliases": ("POST", "/api/v1/delete/alias"),
    "edit_aliases": ("POST", "/api/v1/edit/alias"),
    "get_alias": ("GET", "/api/v1/get/alias/{id}"),
    "list_aliases": ("GET", "/api/v1/get/alias/all"),
    "list_aliases_of_domain": ("GET", "/api/v1/get/alias/all/{domain}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
