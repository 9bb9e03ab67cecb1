"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_dkim, delete_dkim, duplicate_dkim, get_dkim, import_dkim

__all__ = ("create_dkim", "delete_dkim", "duplicate_dkim", "get_dkim", "import_dkim")


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
