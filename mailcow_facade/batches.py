"""What became of many: one way to tell it, for every resource."""

from __future__ import annotations

from collections.abc import Sequence

from mailcow_facade.errors import Outcome, PartialFailure


def settle(outcomes: Sequence[Outcome]) -> None:
    """Raise where an item failed: its own error if there was but one item, else one for all.

    Raises:
        ApiError: the one item failed.
        PartialFailure: of several, some or all failed.
    """
    failed = [outcome for outcome in outcomes if outcome.error]
    if not failed:
        return
    if len(outcomes) == 1 and failed[0].error:
        raise failed[0].error
    told = "; ".join(f"{outcome.item}: {outcome.error.message}" for outcome in failed if outcome.error)
    raise PartialFailure(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} went through; failed: {told}",
        succeeded=[outcome for outcome in outcomes if not outcome.error],
        failed=failed,
    )
