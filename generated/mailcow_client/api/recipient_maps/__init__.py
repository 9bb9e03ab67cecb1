"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_recipient_map,
        delete_recipient_maps,
        edit_recipient_maps,
        get_recipient_map,
        list_recipient_maps,
    )

__all__ = (
    "create_recipient_map",
    "delete_recipient_maps",
    "edit_recipient_maps",
    "get_recipient_map",
    "list_recipient_maps",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_recipient_map": ("POST", "/api/v1/add/recipient_map"),
    "delete_recipient_maps": ("POST", "/api/v1/delete/recipient_map"),
    "edit_recipient_maps": ("POST", "/api/v1/edit/recipient_map"),
    "get_recipient_map": ("GET", "/api/v1/get/recipient_map/{id}"),
    "list_recipient_maps": ("GET", "/api/v1/get/recipient_map/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
