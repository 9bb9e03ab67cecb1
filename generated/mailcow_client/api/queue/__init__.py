"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import delete_queue, edit_queue, get_queued_message, list_queue

__all__ = ("delete_queue", "edit_queue", "get_queued_message", "list_queue")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "delete_queue": ("POST", "/api/v1/delete/mailq"),
    "edit_queue": ("POST", "/api/v1/edit/mailq"),
    "get_queued_message": ("GET", "/api/v1/get/postcat/{queue_id}"),
    "list_queue": ("GET", "/api/v1/get/mailq/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
