"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import delete_identity_provider, edit_identity_provider, get_identity_provider, test_identity_provider

__all__ = ("delete_identity_provider", "edit_identity_provider", "get_identity_provider", "test_identity_provider")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "delete_identity_provider": ("POST", "/api/v1/delete/identity-provider"),
    "edit_identity_provider": ("POST", "/api/v1/edit/identity-provider"),
    "get_identity_provider": ("GET", "/api/v1/get/identity-provider"),
    "test_identity_provider": ("POST", "/api/v1/edit/identity-provider-test"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
