"""One file a resource, as on the other side in ``_async/resources``: rows as mailcow renders them, writes as it judges
them. A file registers its routes with the decorators of ``routes.py``; what a new server has of it, its function
``fill`` writes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from mailcow_facade.testing.state import State


def fill(state: State) -> None:
    """Give a database without rows what a new server has; one with rows stays as it is."""
    store = state.store
    if store.setting("filled"):
        return
    for module in iter_modules(__path__):
        found = import_module(f"{__name__}.{module.name}")
        if hasattr(found, "fill"):
            found.fill(store)
    store.set("filled", True)
    store.commit()
