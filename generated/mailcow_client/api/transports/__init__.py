"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_transport, delete_transports, edit_transports, get_transport, list_transports

__all__ = ("create_transport", "delete_transports", "edit_transports", "get_transport", "list_transports")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_transport": ("POST", "/api/v1/add/transport"),
    "delete_transports": ("POST", "/api/v1/delete/transport"),
    "edit_transports": ("POST", "/api/v1/edit/transport"),
    "get_transport": ("GET", "/api/v1/get/transport/{id}"),
    "list_transports": ("GET", "/api/v1/get/transport/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
