"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_oauth_2_client,
        delete_oauth_2_clients,
        edit_oauth_2_clients,
        get_oauth_2_client,
        list_oauth_2_clients,
    )

__all__ = (
    "create_oauth_2_client",
    "delete_oauth_2_clients",
    "edit_oauth_2_clients",
    "get_oauth_2_client",
    "list_oauth_2_clients",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_oauth_2_client": ("POST", "/api/v1/add/oauth2-client"),
    "delete_oauth_2_clients": ("POST", "/api/v1/delete/oauth2-client"),
    "edit_oauth_2_clients": ("POST", "/api/v1/edit/oauth2-client"),
    "get_oauth_2_client": ("GET", "/api/v1/get/oauth2-client/{id}"),
    "list_oauth_2_clients": ("GET", "/api/v1/get/oauth2-client/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
