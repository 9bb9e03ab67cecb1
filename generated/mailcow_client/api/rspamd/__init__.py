"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_rspamd_setting,
        delete_rspamd_settings,
        edit_rspamd_map,
        edit_rspamd_settings,
        get_rspamd_actions,
        get_rspamd_setting,
        list_rspamd_settings,
    )

__all__ = (
    "create_rspamd_setting",
    "delete_rspamd_settings",
    "edit_rspamd_map",
    "edit_rspamd_settings",
    "get_rspamd_actions",
    "get_rspamd_setting",
    "list_rspamd_settings",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_rspamd_setting": ("POST", "/api/v1/add/rsetting"),
    "delete_rspamd_settings": ("POST", "/api/v1/delete/rsetting"),
    "edit_rspamd_map": ("POST", "/api/v1/edit/rspamd-map"),
    "edit_rspamd_settings": ("POST", "/api/v1/edit/rsetting"),
    "get_rspamd_actions": ("GET", "/api/v1/get/rspamd/actions"),
    "get_rspamd_setting": ("GET", "/api/v1/get/rsetting/{id}"),
    "list_rspamd_settings": ("GET", "/api/v1/get/rsetting/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
