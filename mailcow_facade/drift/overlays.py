"""What a newer spec makes of the overlays."""

from __future__ import annotations

from mailcow_facade.spec import shipped
from mailcow_facade.spec.document import Node
from mailcow_facade.spec.overlay import unfit
from mailcow_facade.spec.pin import pin


def needless(newer: Node) -> tuple[str, ...]:
    """The overlay actions that a newer spec, served file or pin, has made needless or impossible.

    Raises:
        SpecNotOpenApi: a place that must hold a mapping holds something else.
        SpecError: an overlay of this package is missing or damaged.
    """
    return tuple(unfit(pin(newer), shipped.overlays()))
