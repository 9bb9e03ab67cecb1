"""What a method's docstring says, as help: the summary, what comes after it, and a line for each parameter."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field

_SECTION = re.compile(r"(Args|Raises|Returns|Attributes|Yields):")
_ARGUMENT = re.compile(r"(\w+): (.*)")
_BULLET = re.compile(r"(?:^|(?<= ))- ``(\w+)``: (.*?)(?= - ``|$)")
_LIKE = re.compile(r"(?:The arguments|The others|Arguments and errors) are those of :meth:`(\w+)`(?:, but for:|[.;]) ?")
_ROLE = re.compile(r":(?:meth|class|func|mod|attr|data):`~?([^`]+)`")
_CODE = re.compile(r"``([^`]+)``")


@dataclass
class Doc:
    """A docstring, taken apart."""

    summary: str = ""
    """The first paragraph."""
    paragraphs: list[str] = field(default_factory=list)
    """The other ones, without the sections."""
    arguments: dict[str, str] = field(default_factory=dict)
    """What is said of each parameter."""
    like: list[str] = field(default_factory=list)
    """The methods whose parameters it says are the same."""


def parsed(docstring: str | None) -> Doc:
    """A docstring's parts, each paragraph on one line. What it raises is left out: the exit statuses tell that."""
    doc, section, paragraphs = Doc(), "", [""]
    name = ""
    for line in inspect.cleandoc(docstring or "").splitlines():
        indented = line.startswith(" ")
        text = line.strip()
        if not indented and (start := _SECTION.fullmatch(text)):
            section = start[1]
        elif section and (indented or not text):
            if section != "Args" or not text:
                continue
            if len(line) - len(line.lstrip()) == 4 and (start := _ARGUMENT.fullmatch(text)):
                name = start[1]
                doc.arguments[name] = start[2]
            elif name:
                doc.arguments[name] += f" {text}"
        elif not text:
            section = ""
            paragraphs.append("")
        else:
            section = ""
            if text.startswith("- "):  # of a list, each on a line of its own
                paragraphs.append("")
            paragraphs[-1] = f"{paragraphs[-1]} {text}".strip()
    for number, paragraph in enumerate(paragraphs):
        doc.like += _LIKE.findall(paragraph)
        # At the prompt these have a help of their own.
        paragraphs[number] = capital(_LIKE.sub("", paragraph).strip())
        doc.arguments.update(_BULLET.findall(paragraph))
    doc.summary, *doc.paragraphs = [paragraph for paragraph in paragraphs if paragraph] or [""]
    return doc


def in_words(text: str, spelt: Callable[[str], str]) -> str:
    """Text without markup.

    Args:
        text: as in a docstring.
        spelt: how a name is called at the prompt.
    """
    text = _ROLE.sub(lambda role: spelt(role[1].rpartition(".")[2]), text)
    return _CODE.sub(lambda code: spelt(code[1]), text)


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    return re.split(r"(?<=[a-z0-9)`'])\.\s", text, maxsplit=1)[0].rstrip(".") + "."


def capital(text: str) -> str:
    """The text with its first letter large, unless that is a sign."""
    return text[:1].upper() + text[1:]
