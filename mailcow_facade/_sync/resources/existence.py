# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Whether there is something: the same for every resource."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec

from mailcow_facade.errors import NotFound

P = ParamSpec("P")


def there_is(get: Callable[P, Any], *args: P.args, **options: P.kwargs) -> bool:
    """Whether what a resource's ``get`` is asked for is there."""
    try:
        get(*args, **options)
    except NotFound:
        return False
    return True
