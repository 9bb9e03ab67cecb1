"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import edit_banlist, edit_fail_2_ban, get_fail_2_ban

__all__ = ("edit_banlist", "edit_fail_2_ban", "get_fail_2_ban")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "edit_banlist": ("POST", "/api/v1/edit/fail2ban/banlist"),
    "edit_fail_2_ban": ("POST", "/api/v1/edit/fail2ban"),
    "get_fail_2_ban": ("GET", "/api/v1/get/fail2ban"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
