"""Text of others, made fit to be shown: a log line may hold what moves a cursor or turns the writing round."""

from __future__ import annotations

LONGEST = 1000
"""Of a line that is shown, in characters; the JSON report has it whole."""


def plain(text: str) -> str:
    """One line, in which whatever has no shape of its own (controls, line ends, invisible marks) is spelt out."""
    shown = "".join(letter if letter.isprintable() else _spelt(letter) for letter in text[:LONGEST])
    return f"{shown} ... ({len(text) - LONGEST} more characters)" if len(text) > LONGEST else shown


def plain_lines(text: str) -> list[str]:
    """The same for a text that may have several lines."""
    return [plain(line) for line in text.replace("\r\n", "\n").split("\n")]


def _spelt(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
