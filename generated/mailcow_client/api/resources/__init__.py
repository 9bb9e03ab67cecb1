"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_resource, delete_resources, edit_resources, get_resource, list_resources

__all__ = ("create_resource", "delete_resources", "edit_resources", "get_resource", "list_resources")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_resource": ("POST", "/api/v1/add/resource"),
    "delete_resources": ("POST", "/api/v1/delete/resource"),
    "edit_resources": ("POST", "/api/v1/edit/resource"),
    "get_resource": ("GET", "/api/v1/get/resource/{name}"),
    "list_resources": ("GET", "/api/v1/get/resource/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
