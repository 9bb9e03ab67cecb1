"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import create_mta_sts, edit_mta_sts

__all__ = ("create_mta_sts", "edit_mta_sts")

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_mta_sts": ("POST", "/api/v1/add/mta-sts"),
    "edit_mta_sts": ("POST", "/api/v1/edit/mta-sts"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
