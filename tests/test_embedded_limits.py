"""The tables of what the embedded mailcow does not imitate are whole, and in step with its page."""

from __future__ import annotations

import pytest

from mailcow_facade import Mailcow
from mailcow_facade.testing import limits, routes
from scripts import embedded_limits


def test_every_route_is_imitated_or_named() -> None:
    absent = {f"{row.method} {row.path.removeprefix(routes.PREFIX)}" for row in routes.all_routes() if not row.run}
    assert absent == limits.NOT_IMITATED.keys(), "what is imitated is no exception any more"


def test_its_resources_are_the_facade_s() -> None:
    cow = Mailcow("https://mail.example.org", api_key="KEY")
    for names in limits.ONLY_ANSWERED:
        for name in names.split(", "):
            assert hasattr(cow, name)


def test_the_page_is_in_step() -> None:
    text = embedded_limits.PAGE.read_text(encoding="utf-8")
    assert embedded_limits.written(text) == text, "run scripts/embedded_limits.py"


def test_a_page_without_marks() -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        embedded_limits.written("# An embedded mailcow\n")
