"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_domain_policy, delete_domain_policies, list_domain_allow_policies, list_domain_deny_policies

__all__ = ("create_domain_policy", "delete_domain_policies", "list_domain_allow_policies", "list_domain_deny_policies")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_domain_policy": ("POST", "/api/v1/add/domain-policy"),
    "delete_domain_policies": ("POST", "/api/v1/delete/domain-policy"),
    "list_domain_allow_policies": ("GET", "/api/v1/get/policy_wl_domain/{domain}"),
    "list_domain_deny_policies": ("GET", "/api/v1/get/policy_bl_domain/{domain}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
