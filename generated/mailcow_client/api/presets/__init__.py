"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import list_rspamd_presets, list_sieve_presets

__all__ = ("list_rspamd_presets", "list_sieve_presets")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "list_rspamd_presets": ("GET", "/api/v1/get/presets/rspamd"),
    "list_sieve_presets": ("GET", "/api/v1/get/presets/sieve"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
