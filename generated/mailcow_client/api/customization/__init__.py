"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import edit_app_links, edit_custom_login, edit_ip_check, edit_ui_texts

__all__ = ("edit_app_links", "edit_custom_login", "edit_ip_check", "edit_ui_texts")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "edit_app_links": ("POST", "/api/v1/edit/app_links"),
    "edit_custom_login": ("POST", "/api/v1/edit/custom_login"),
    "edit_ip_check": ("POST", "/api/v1/edit/ip_check"),
    "edit_ui_texts": ("POST", "/api/v1/edit/ui_texts"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
