"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_filter,
        delete_filters,
        edit_filters,
        edit_global_filter,
        get_active_sieve,
        get_global_filters,
        get_global_postfilter,
        get_global_prefilter,
        list_filters,
        list_filters_of_mailbox,
    )

__all__ = (
    "create_filter",
    "delete_filters",
    "edit_filters",
    "edit_global_filter",
    "get_active_sieve",
    "get_global_filters",
    "get_global_postfilter",
    "get_global_prefilter",
    "list_filters",
    "list_filters_of_mailbox",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
