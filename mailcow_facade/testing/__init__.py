"""A mailcow inside the package, for tests and for trying things out::

    from mailcow_facade import Mailcow
    from mailcow_facade.testing import MailcowServer

    with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
        cow.domains.create("example.org")

It needs the extra ``testing``. Names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mailcow_facade.testing.clock import Clock
    from mailcow_facade.testing.server import MailcowServer

__all__ = ["Clock", "MailcowServer"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = {"Clock": "clock"}.get(name, "server")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
