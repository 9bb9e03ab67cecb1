"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import edit_password_policy, edit_password_reset_notification, get_password_policy, get_password_policy_html

__all__ = (
    "edit_password_policy",
    "edit_password_reset_notification",
    "get_password_policy",
    "get_password_policy_html",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "edit_password_policy": ("POST", "/api/v1/edit/passwordpolicy"),
    "edit_password_reset_notification": ("POST", "/api/v1/edit/reset-password-notification"),
    "get_password_policy": ("GET", "/api/v1/get/passwordpolicy"),
    "get_password_policy_html": ("GET", "/api/v1/get/passwordpolicy/html"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
