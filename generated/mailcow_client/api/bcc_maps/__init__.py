"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
