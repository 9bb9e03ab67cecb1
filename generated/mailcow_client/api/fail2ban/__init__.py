"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import edit_banlist, edit_fail_2_ban, get_fail_2_ban

__all__ = ("edit_banlist", "edit_fail_2_ban", "get_fail_2_ban")


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
