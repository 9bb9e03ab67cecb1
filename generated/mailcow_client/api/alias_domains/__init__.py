"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_alias_domain, delete_alias_domains, edit_alias_domains, get_alias_domain, list_alias_domains

__all__ = (
    "create_alias_domain",
    "delete_alias_domains",
    "edit_alias_domains",
    "get_alias_domain",
    "list_alias_domains",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_alias_domain": ("POST", "/api/v1/add/alias-domain"),
    "delete_alias_domains": ("POST", "/api/v1/delete/alias-domain"),
    "edit_alias_domains": ("POST", "/api/v1/edit/alias-domain"),
    "get_alias_domain": ("GET", "/api/v1/get/alias-domain/{domain}"),
    "list_alias_domains": ("GET", "/api/v1/get/alias-domain/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
