"""Work on many items, one after another, and what became of each; what a write has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from mailcow_facade.errors import (
    MailcowError,
    NoAccess,
    Outcome,
    OutcomeUnknown,
    PartialFailure,
    UnexpectedReply,
)

Item = TypeVar("Item", bound=str | int)
Row = TypeVar("Row")


class Batch(Generic[Item]):
    """One call's items. The loop is the caller's, so that it may await within::

    batch = Batch(names, operation="deleteDomains")
    for name in batch.items:
        with batch.trying(name):
            ...
    batch.settle()
    """

    def __init__(self, items: Sequence[Item], *, operation: str | None = None) -> None:
        self.items: list[Item] = list(items)
        self._operation = operation
        self._outcomes: list[Outcome] = []

    @contextmanager
    def trying(self, item: str | int) -> Iterator[None]:
        """Note what becomes of an item. An error that the items after it would meet as well ends the batch.

        So does a write that broke off without mailcow's own answer, since it may still be going on.

        Raises:
            MailcowError, PartialFailure: as :meth:`settle`, where the batch ends.
        """
        try:
            yield
        except MailcowError as error:
            self._outcomes.append(Outcome(str(item), error.code, error))
            # Refused keys are counted, and a row of them bans the caller's address.
            if isinstance(error, NoAccess):
                untried = self.items[len(self._outcomes) :]
                self._outcomes += [Outcome(str(other), error.code, error) for other in untried]
                self.settle()
            elif isinstance(error, OutcomeUnknown) and error.status != 200:
                # The server may still be at it, and what deletes does not bear company.
                left = MailcowError(f"not tried: the server may still be busy with {item}", operation=self._operation)
                self._outcomes += [Outcome(str(other), None, left) for other in self.items[len(self._outcomes) :]]
                self.settle()
        else:
            self._outcomes.append(Outcome(str(item)))

    def settle(self) -> None:
        """Raise where an item failed.

        Raises:
            MailcowError: its own error where no item went through for the same reason, or where there was but one.
            PartialFailure: else.
        """
        failed = [outcome for outcome in self._outcomes if outcome.error]
        if not failed:
            return
        first = failed[0].error
        if first and all(outcome.error is first for outcome in self._outcomes):
            raise first
        told = "; ".join(f"{outcome.item}: {outcome.error.message}" for outcome in failed if outcome.error)
        raise PartialFailure(
            f"{len(self._outcomes) - len(failed)} of {len(self._outcomes)} went through; failed: {told}",
            succeeded=[outcome for outcome in self._outcomes if not outcome.error],
            failed=failed,
            status=first.status if first else None,
            operation=self._operation,
        )


@contextmanager
def written(what: str) -> Iterator[None]:
    """Around reading back what was written: that it cannot be read does not mean that nothing was done.

    Neither does a reply that does not tell what was made, or tells it in another way than is known.

    Raises:
        OutcomeUnknown: the read failed.
    """
    try:
        yield
    except MailcowError as error:
        raise OutcomeUnknown(
            f"{what} was accepted, but could not be read back: {error.message}",
            status=error.status,
            operation=error.operation,
        ) from error
    except (LookupError, TypeError, ValueError) as error:
        raise OutcomeUnknown(f"{what} was accepted, but the reply does not tell it in a way that is known") from error


def the_new_one(rows: Mapping[Any, Row]) -> Row:
    """What a create has made, where its reply does not tell: of the rows by what names them, those that fit.

    For use within :func:`written`.

    Raises:
        UnexpectedReply: there is none, or something like it was made at the same time.
    """
    if len(rows) != 1:
        found = (
            f"{len(rows)} are new that look like it: {', '.join(map(str, rows))}" if rows else "it is not in the list"
        )
        raise UnexpectedReply(found)
    [row] = rows.values()
    return row
