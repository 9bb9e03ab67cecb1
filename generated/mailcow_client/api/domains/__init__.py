"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_domain,
        delete_domain_tags,
        delete_domains,
        edit_domain_footer,
        edit_domains,
        get_domain,
        list_domains,
        search_domains,
    )

__all__ = (
    "create_domain",
    "delete_domain_tags",
    "delete_domains",
    "edit_domain_footer",
    "edit_domains",
    "get_domain",
    "list_domains",
    "search_domains",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_domain": ("POST", "/api/v1/add/domain"),
    "delete_domain_tags": ("POST", "/api/v1/delete/domain/tag/{domain}"),
    "delete_domains": ("POST", "/api/v1/delete/domain"),
    "edit_domain_footer": ("POST", "/api/v1/edit/domain/footer"),
    "edit_domains": ("POST", "/api/v1/edit/domain"),
    "get_domain": ("GET", "/api/v1/get/domain/{id}"),
    "list_domains": ("GET", "/api/v1/get/domain/all"),
    "search_domains": ("POST", "/api/v1/search/domain"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
