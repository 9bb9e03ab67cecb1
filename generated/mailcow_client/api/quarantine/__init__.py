"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        delete_quarantine_item,
        edit_quarantine_item,
        edit_quarantine_settings,
        get_quarantine_item,
        list_quarantine,
    )

__all__ = (
    "delete_quarantine_item",
    "edit_quarantine_item",
    "edit_quarantine_settings",
    "get_quarantine_item",
    "list_quarantine",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "delete_quarantine_item": ("POST", "/api/v1/delete/qitem"),
    "edit_quarantine_item": ("POST", "/api/v1/edit/qitem"),
    "edit_quarantine_settings": ("POST", "/api/v1/edit/quarantine"),
    "get_quarantine_item": ("GET", "/api/v1/get/quarantine/{id}"),
    "list_quarantine": ("GET", "/api/v1/get/quarantine/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
