"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_filter": ("POST", "/api/v1/add/filter"),
    "delete_filters": ("POST", "/api/v1/delete/filter"),
    "edit_filters": ("POST", "/api/v1/edit/filter"),
    "edit_global_filter": ("POST", "/api/v1/add/global-filter"),
    "get_active_sieve": ("GET", "/api/v1/get/active-user-sieve/{mailbox}"),
    "get_global_filters": ("GET", "/api/v1/get/global_filters/all"),
    "get_global_postfilter": ("GET", "/api/v1/get/global_filters/postfilter"),
    "get_global_prefilter": ("GET", "/api/v1/get/global_filters/prefilter"),
    "list_filters": ("GET", "/api/v1/get/filters/all"),
    "list_filters_of_mailbox": ("GET", "/api/v1/get/filters/{mailbox}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
