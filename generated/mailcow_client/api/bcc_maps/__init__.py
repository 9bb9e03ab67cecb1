"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_bcc_map,
        delete_bcc_maps,
        edit_bcc_maps,
        get_bcc_destination_options,
        get_bcc_map,
        list_bcc_maps,
    )

__all__ = (
    "create_bcc_map",
    "delete_bcc_maps",
    "edit_bcc_maps",
    "get_bcc_destination_options",
    "get_bcc_map",
    "list_bcc_maps",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_bcc_map": ("POST", "/api/v1/add/bcc"),
    "delete_bcc_maps": ("POST", "/api/v1/delete/bcc"),
    "edit_bcc_maps": ("POST", "/api/v1/edit/bcc"),
    "get_bcc_destination_options": ("GET", "/api/v1/get/bcc-destination-options"),
    "get_bcc_map": ("GET", "/api/v1/get/bcc/{id}"),
    "list_bcc_maps": ("GET", "/api/v1/get/bcc/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
