"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_container, get_containers, get_host, get_host_addresses, get_version, get_vmail_storage

__all__ = ("get_container", "get_containers", "get_host", "get_host_addresses", "get_version", "get_vmail_storage")


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
