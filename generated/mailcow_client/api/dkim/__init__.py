"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_dkim, delete_dkim, duplicate_dkim, get_dkim, import_dkim

__all__ = ("create_dkim", "delete_dkim", "duplicate_dkim", "get_dkim", "import_dkim")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_dkim": ("POST", "/api/v1/add/dkim"),
    "delete_dkim": ("POST", "/api/v1/delete/dkim"),
    "duplicate_dkim": ("POST", "/api/v1/add/dkim_duplicate"),
    "get_dkim": ("GET", "/api/v1/get/dkim/{domain}"),
    "import_dkim": ("POST", "/api/v1/add/dkim_import"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
