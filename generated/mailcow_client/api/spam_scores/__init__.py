"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import edit_spam_score, get_spam_score

__all__ = ("edit_spam_score", "get_spam_score")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "edit_spam_score": ("POST", "/api/v1/edit/spam-score"),
    "get_spam_score": ("GET", "/api/v1/get/spam-score/{mailbox}"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
