"""Pages of domains and mailboxes, for ``search/*``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data


class Column(NamedTuple):
    """A column that can be searched or sorted by."""

    number: int
    name: str = ""
    """Its own name in the table, where it has one; a search looks there."""
    order: str = ""
    """What to sort by instead of the column: an expression."""
    search: str = ""
    """What to search in instead of the column: a condition."""
    by: str = ""
    """The column to search in, where it is sorted by something else."""


def search(
    call: Call,
    data: Data,
    table: str,
    key: str,
    columns: Sequence[Column],
    *,
    details: Callable[[str], Any],
    only: str = "1",
) -> dict[str, Any]:
    """A page of rows: how many there are, how many fit, and those of the page.

    Args:
        call: the call.
        data: what was asked: ``draw``, ``start``, ``length``, ``search``, ``columns``, ``order``.
        table: the table, with the letter that stands for it.
        key: its key, which ``details`` is given.
        columns: by what can be searched and sorted.
        details: a row as it is told.
        only: which rows there are at all: a condition.
    """
    asked = [column if isinstance(column, dict) else {} for column in data.all("columns")]
    numbered = {column.number: column for column in columns}
    conditions, params = [], []
    for number, column in enumerate(asked):
        known = numbered.get(number, columns[0])
        wanted = php.text((column.get("search") or {}).get("value"))
        if wanted and _true(column.get("searchable")) and (condition := _condition(known)):
            conditions.append(condition)
            params.append(f"%{wanted}%")
    everywhere = php.text((data.get("search") or {}).get("value"))
    if everywhere:
        found = [
            condition
            for number, column in enumerate(asked)
            if _true(column.get("searchable")) and (condition := _condition(numbered.get(number, columns[0])))
        ]
        if found:
            conditions.append(f"({' OR '.join(found)})")
            params += [f"%{everywhere}%"] * len(found)
    order = []
    for step in data.all("order"):
        number = php.intval(step.get("column"))
        if number < len(asked) and _true(asked[number].get("orderable")):
            known = numbered.get(number, columns[0])
            order.append(f"{known.order or known.name} {'ASC' if step.get('dir') == 'asc' else 'DESC'}")
    where = " AND ".join([only, *conditions])
    query = f"SELECT {key} FROM {table} WHERE {where} ORDER BY {', '.join([*order, key])}"
    length = data.number("length")
    page = ""
    if data.has("start") and length != -1:
        page = f" LIMIT {max(length, 0)} OFFSET {max(data.number('start'), 0)}"
    found = call.store.value(f"SELECT COUNT(*) FROM {table} WHERE {where}", *params)
    return {
        "draw": data.number("draw"),
        # mailcow counts what was found twice, and never all.
        "recordsTotal": found,
        "recordsFiltered": found,
        "data": [details(name) for name in call.store.values(query + page, *params)],
    }


def _condition(column: Column) -> str:
    name = column.by or column.name
    return column.search or (f"{name} LIKE ? ESCAPE '\\'" if name else "")


def _true(value: Any) -> bool:
    """As PHP compares with ``"true"``: JSON's true is, and so is that word."""
    return value is True or value == "true"
