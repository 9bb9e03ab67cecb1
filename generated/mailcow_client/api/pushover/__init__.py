"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import edit_pushover, test_pushover

__all__ = ("edit_pushover", "test_pushover")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "edit_pushover": ("POST", "/api/v1/edit/pushover"),
    "test_pushover": ("POST", "/api/v1/edit/pushover-test"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
