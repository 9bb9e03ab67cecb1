"""A report in a shape for people or programs.

What a server says of itself, names of paths and fields above all, is written by others. In each shape it can neither
break nor add markup, move a cursor, or give a command to a program that reads along.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from mailcow_facade.drift.change import Level
from mailcow_facade.drift.report import Report

Format = Literal["text", "json", "markdown", "html", "github", "junit", "sarif"]
FORMATS: tuple[Format, ...] = get_args(Format)

FILE = "openapi.yaml"


def render(
    report: Report,
    format: Format,
    *,
    width: int = 80,
    color: bool = False,
    file: str = FILE,
    fail_on: Level | None = Level.risky,
) -> str:
    """A report as text that ends with a line end.

    Each shape is loaded only when it is asked for: ``text`` needs rich, ``html`` jinja2.

    Args:
        report: what was found.
        format: ``text`` for a terminal, ``json`` as docs/drift.schema.json describes it, ``markdown`` for a pull
            request, ``html`` as one page that needs nothing else, ``github`` as annotations of a workflow,
            ``junit`` and ``sarif`` for what reads these.
        width: of the text, in columns, 40 at least.
        color: whether the text has the sequences that colour a terminal.
        file: what ``github`` and ``sarif`` say is to be looked at, relative to the repository: the newer spec.
        fail_on: which level ``junit`` calls a failure, and those above it; None for none.

    Raises:
        ValueError: there is no such format.
    """
    shapes: dict[Format, Callable[[], str]] = {
        "text": lambda: _text(report, width, color),
        "json": lambda: _json(report),
        "markdown": lambda: _markdown(report),
        "html": lambda: _html(report),
        "github": lambda: _github(report, file),
        "junit": lambda: _junit(report, fail_on),
        "sarif": lambda: _sarif(report, file),
    }
    if format not in shapes:
        raise ValueError(f"format is one of {', '.join(FORMATS)}, not {format!r}")
    return shapes[format]()


def _text(report: Report, width: int, color: bool) -> str:
    from mailcow_facade.drift.formats.terminal import to_text  # noqa: PLC0415

    return to_text(report, width=width, color=color)


def _json(report: Report) -> str:
    from mailcow_facade.drift.formats.tree import to_json  # noqa: PLC0415

    return to_json(report)


def _markdown(report: Report) -> str:
    from mailcow_facade.drift.formats.markdown import to_markdown  # noqa: PLC0415

    return to_markdown(report)


def _html(report: Report) -> str:
    from mailcow_facade.drift.formats.page import to_html  # noqa: PLC0415

    return to_html(report)


def _github(report: Report, file: str) -> str:
    from mailcow_facade.drift.formats.github import to_annotations  # noqa: PLC0415

    return to_annotations(report, file)


def _junit(report: Report, fail_on: Level | None) -> str:
    from mailcow_facade.drift.formats.junit import to_junit  # noqa: PLC0415

    return to_junit(report, fail_on)


def _sarif(report: Report, file: str) -> str:
    from mailcow_facade.drift.formats.sarif import to_sarif  # noqa: PLC0415

    return to_sarif(report, file)
