"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_tls_policy, delete_tls_policies, edit_tls_policies, get_tls_policy, list_tls_policies

__all__ = ("create_tls_policy", "delete_tls_policies", "edit_tls_policies", "get_tls_policy", "list_tls_policies")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_tls_policy": ("POST", "/api/v1/add/tls-policy-map"),
    "delete_tls_policies": ("POST", "/api/v1/delete/tls-policy-map"),
    "edit_tls_policies": ("POST", "/api/v1/edit/tls-policy-map"),
    "get_tls_policy": ("GET", "/api/v1/get/tls-policy-map/{id}"),
    "list_tls_policies": ("GET", "/api/v1/get/tls-policy-map/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
