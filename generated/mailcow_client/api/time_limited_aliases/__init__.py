"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_time_limited_alias,
        delete_time_limited_aliases,
        edit_time_limited_aliases,
        list_time_limited_aliases,
    )

__all__ = (
    "create_time_limited_alias",
    "delete_time_limited_aliases",
    "edit_time_limited_aliases",
    "list_time_limited_aliases",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_time_limited_alias": ("POST", "/api/v1/add/time_limited_alias"),
    "delete_time_limited_aliases": ("POST", "/api/v1/delete/time_limited_alias"),
    "edit_time_limited_aliases": ("POST", "/api/v1/edit/time_limited_alias"),
    "list_time_limited_aliases": ("GET", "/api/v1/get/time_limited_aliases/{mailbox}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
