"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_forwarding_host,
        delete_forwarding_hosts,
        edit_forwarding_hosts,
        get_forwarding_host,
        list_forwarding_hosts,
    )

__all__ = (
    "create_forwarding_host",
    "delete_forwarding_hosts",
    "edit_forwarding_hosts",
    "get_forwarding_host",
    "list_forwarding_hosts",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_forwarding_host": ("POST", "/api/v1/add/fwdhost"),
    "delete_forwarding_hosts": ("POST", "/api/v1/delete/fwdhost"),
    "edit_forwarding_hosts": ("POST", "/api/v1/edit/fwdhost"),
    "get_forwarding_host": ("GET", "/api/v1/get/fwdhost/{host}"),
    "list_forwarding_hosts": ("GET", "/api/v1/get/fwdhost/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
