"""A report as one HTML page that needs nothing else: no network, and no script but to filter."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mailcow_facade.doctor.plain import plain
from mailcow_facade.drift.formats.words import (
    COPES,
    ITSELF,
    LEVELS,
    NOTHING,
    accepted,
    by_operation,
    by_reason,
    counts,
    extra,
    headline,
    incomplete,
    meaning,
    spans,
    tally,
    title,
)
from mailcow_facade.drift.report import Report
from mailcow_facade.version import __version__

_PACKAGE = "mailcow_facade.drift.formats"
_ABOUT = {
    "breaking": "A caller that did right before does wrong now.",
    "risky": "It depends on what the caller makes of it.",
    "safe": "A caller that ignores what it does not know notices nothing.",
    "accepted": "Looked at, with a reason.",
}


def to_html(report: Report) -> str:
    """Changes by operation, before beside after. JavaScript adds a filter by level and a search and nothing else."""
    style, script = _file("page.css"), _file("page.js")
    numbers = {level.name: number for level, number in counts(report).items()}
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            report=report,
            operations=by_operation(report.findings),
            counts={**numbers, "accepted": len(accepted(report))},
            abouts=_ABOUT,
            worst=next((level.name for level in LEVELS if numbers[level.name]), "none"),
            failing=_failing(report),
            headline=headline(report),
            tally=tally(report),
            incomplete=incomplete(report),
            version=__version__,
            # Both are files of this package.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            policy="; ".join(
                [
                    "default-src 'none'",
                    f"style-src {_hash(style)}",
                    f"script-src {_hash(script)}",
                    "base-uri 'none'",
                    "form-action 'none'",
                ]
            ),
        )
        + "\n"
    )


def _failing(report: Report) -> dict[str, int]:
    """The facade's methods that do not cope, with the number of changes."""
    found: dict[str, int] = {}
    for finding in report.findings:
        if finding.accepted is None and finding.impact and finding.impact.copes == "no":
            for method in finding.impact.methods:
                found[method] = found.get(method, 0) + 1
    return dict(sorted(found.items()))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        # Whatever others wrote: spelt out where it has no shape, then escaped.
        finalize=lambda value: value if isinstance(value, Markup) else plain(str(value)),
    )
    environment.globals |= {
        "by_reason": by_reason,
        "COPES": COPES,
        "ITSELF": ITSELF,
        "NOTHING": NOTHING,
        "extra": extra,
        "meaning": meaning,
        "spans": spans,
        "title": title,
    }
    return environment


def _file(name: str) -> str:
    return resources.files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The one inline text that the page's policy lets through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
