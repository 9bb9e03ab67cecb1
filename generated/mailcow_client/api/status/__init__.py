"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import get_container, get_containers, get_host, get_host_addresses, get_version, get_vmail_storage

__all__ = ("get_container", "get_containers", "get_host", "get_host_addresses", "get_version", "get_vmail_storage")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "get_container": ("GET", "/api/v1/get/status/container/{id}"),
    "get_containers": ("GET", "/api/v1/get/status/containers"),
    "get_host": ("GET", "/api/v1/get/status/host"),
    "get_host_addresses": ("GET", "/api/v1/get/status/host/ip"),
    "get_version": ("GET", "/api/v1/get/status/version"),
    "get_vmail_storage": ("GET", "/api/v1/get/status/vmail"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
