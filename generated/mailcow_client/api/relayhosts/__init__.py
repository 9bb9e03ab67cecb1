"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_relayhost, delete_relayhosts, edit_relayhosts, get_relayhost, list_relayhosts

__all__ = ("create_relayhost", "delete_relayhosts", "edit_relayhosts", "get_relayhost", "list_relayhosts")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_relayhost": ("POST", "/api/v1/add/relayhost"),
    "delete_relayhosts": ("POST", "/api/v1/delete/relayhost"),
    "edit_relayhosts": ("POST", "/api/v1/edit/relayhost"),
    "get_relayhost": ("GET", "/api/v1/get/relayhost/{id}"),
    "list_relayhosts": ("GET", "/api/v1/get/relayhost/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
