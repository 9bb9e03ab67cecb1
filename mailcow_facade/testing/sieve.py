"""Is a text a Sieve script (RFC 5228)? What is looked at: its grammar, its commands, tests and tags, the extensions
that these need, and how many values each takes. What the values mean, and which tag belongs where, is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_TOKENS = re.compile(
    r"""(?P<blank>\s+|\#[^\n]*|/\*.*?\*/)
    |(?P<text>text:[ \t]*(?:\#[^\n]*)?\r?\n(?:.*?\r?\n)??\.(?:\r?\n|\Z))
    |(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<tag>:[A-Za-z_]\w*)
    |(?P<number>\d+[KMGkmg]?)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<mark>[;,()\[\]{}])""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)

COMMANDS = {
    "keep": ("", 0, 0), "discard": ("", 0, 0), "stop": ("", 0, 0), "redirect": ("", 1, 1),
    "fileinto": ("fileinto", 1, 1), "reject": ("reject", 1, 1), "ereject": ("ereject", 1, 1),
    "vacation": ("vacation vacation-seconds", 1, 1), "setflag": ("imap4flags imapflags", 1, 1),
    "addflag": ("imap4flags imapflags", 1, 1), "removeflag": ("imap4flags imapflags", 1, 1),
    "set": ("variables", 2, 2), "addheader": ("editheader", 2, 2), "deleteheader": ("editheader", 1, 2),
    "notify": ("enotify notify", 0, 1), "denotify": ("notify", 0, 0), "mark": ("imapflags", 0, 0),
    "unmark": ("imapflags", 0, 0), "foreverypart": ("mime", 0, 1), "break": ("mime", 0, 1),
    "pipe": ("vnd.dovecot.pipe", 1, 2), "execute": ("vnd.dovecot.execute", 1, 2),
    "filter": ("vnd.dovecot.filter", 1, 2),
}  # fmt: skip
"""By the command: extensions, one of which it needs, and the least and most values that it takes."""

TESTS = {
    "true": ("", 0, 0), "false": ("", 0, 0), "not": ("", 0, 0), "anyof": ("", 0, 0), "allof": ("", 0, 0),
    "exists": ("", 1, 1), "header": ("", 2, 2), "address": ("", 2, 2), "size": ("", 1, 1),
    "envelope": ("envelope", 2, 2), "body": ("body", 1, 1), "string": ("variables", 2, 2),
    "hasflag": ("imap4flags", 1, 1), "date": ("date", 3, 3), "currentdate": ("date", 2, 2),
    "environment": ("environment", 2, 2), "mailboxexists": ("mailbox", 1, 1),
    "spamtest": ("spamtest spamtestplus", 1, 1), "virustest": ("virustest", 1, 1), "duplicate": ("duplicate", 0, 0),
    "valid_notify_method": ("enotify", 1, 1), "notify_method_capability": ("enotify", 3, 3),
    "execute": ("vnd.dovecot.execute", 1, 2), "filter": ("vnd.dovecot.filter", 1, 2),
}  # fmt: skip
"""The same by the test."""

TAGS = {
    **dict.fromkeys("is contains matches all localpart domain over under".split(), ("", False)),
    "comparator": ("", True), "value": ("relational", True), "count": ("relational", True), "regex": ("regex", False),
    "user": ("subaddress", False), "detail": ("subaddress", False), "copy": ("copy", False),
    "create": ("fileinto mailbox", False), "flags": ("imap4flags", True), "index": ("index editheader", True),
    "last": ("index editheader", False), "raw": ("body", False), "text": ("body", False), "content": ("body", True),
    "zone": ("date", True), "originalzone": ("date", False), "percent": ("spamtestplus", False),
    "days": ("vacation", True), "seconds": ("vacation-seconds", True),
    **dict.fromkeys("addresses subject handle".split(), ("vacation vacation-seconds", True)),
    "from": ("vacation vacation-seconds enotify", True), "mime": ("vacation vacation-seconds mime", False),
    "importance": ("enotify", True), "options": ("enotify", True), "message": ("enotify notify", True),
    "method": ("notify", True), "id": ("notify", True), **dict.fromkeys("low normal high".split(), ("notify", False)),
    "quoteregex": ("regex", False),
    **dict.fromkeys("lower upper lowerfirst upperfirst quotewildcard length".split(), ("variables", False)),
    "encodeurl": ("enotify", False), "try": ("vnd.dovecot.pipe", False),
    **dict.fromkeys("input output".split(), ("vnd.dovecot.execute", True)), "pipe": ("vnd.dovecot.execute", False),
}  # fmt: skip
"""By the tag: extensions, one of which it needs, and whether a value of its own follows."""

EXTENSIONS = frozenset("copy index regex relational subaddress".split()).union(
    ("comparator-i;octet", "comparator-i;ascii-casemap", "comparator-i;ascii-numeric"),
    *(names.split() for names, *_ in [*COMMANDS.values(), *TESTS.values()]),
)
BLOCKS = {"if": True, "elsif": True, "else": False}
"""Commands that a block follows, and whether a test stands before it."""
DEEPEST = 100


class SieveError(Exception):
    """The text is no script; says where and why."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")


class _Token(NamedTuple):
    kind: str
    """``word``, ``string``, ``number``, ``tag``, ``end``, or the mark itself."""
    text: str
    line: int


def check(script: str) -> None:
    """Look at a script.

    Raises:
        SieveError: it is none.
    """
    _Parser(_tokens(script)).script()


def _tokens(script: str) -> list[_Token]:
    found, place, line = [], 0, 1
    while place < len(script):
        token = _TOKENS.match(script, place)
        if token is None:
            raise SieveError(line, f"nothing known begins with {script[place]}")
        kind, text = token.lastgroup or "", token[0]
        if kind == "mark":
            found.append(_Token(text, text, line))
        elif kind != "blank":
            found.append(_Token("string" if kind == "text" else kind, text, line))
        line += text.count("\n")
        place = token.end()
    return [*found, _Token("end", "the end", line)]


class _Parser:
    """Goes through the tokens of a script once."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._active: set[str] = set()

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, *kinds: str) -> _Token:
        token = self._next
        if token.kind not in kinds:
            raise SieveError(token.line, f"{' or '.join(kinds)} expected, not {token.text}")
        self._place += 1
        return token

    def script(self) -> None:
        self._commands("end", depth=0)

    def _commands(self, end: str, depth: int) -> None:
        before = "" if depth == 0 else "the beginning of a block"
        while self._next.kind != end:
            before = self._command(before, depth)
        self._take(end)

    def _command(self, before: str, depth: int) -> str:
        """Go through a command that follows another; its name."""
        token = self._take("word")
        name = token.text.lower()
        if name == "require":
            if before not in ("", "require"):
                raise SieveError(token.line, "require may only be at the beginning")
            self._activate(token.line, self._strings())
        elif name in BLOCKS:
            if name != "if" and before not in ("", "if", "elsif"):
                raise SieveError(token.line, f"{name} may not be after {before}")
            if BLOCKS[name]:
                self._test(depth)
            self._take("{")
            if depth > DEEPEST:
                raise SieveError(token.line, "too deep")
            self._commands("}", depth + 1)
            return name
        else:
            self._arguments(token, COMMANDS)
        self._take(";")
        return name

    def _activate(self, line: int, names: list[str]) -> None:
        for name in names:
            if name not in EXTENSIONS:
                raise SieveError(line, f"unknown extension {name}")
            self._active.add(name)

    def _arguments(self, of: _Token, names: Mapping[str, tuple[str, int, int]]) -> None:
        """Go through the tags and values of a command or test."""
        extensions, least, most = names.get(of.text.lower(), ("unknown", 0, 0))
        self._needs(extensions, of)
        tags, count = set[str](), 0
        while self._next.kind in ("tag", "number", "string", "["):
            if self._next.kind != "tag":
                self._value()
                count += 1
                continue
            token = self._take("tag")
            name = token.text[1:].lower()
            extensions, has_value = TAGS.get(name, ("unknown", False))
            self._needs(extensions, token)
            tags.add(name)
            if has_value:
                self._value()
        if not least <= count <= most or (of.text.lower() == "size" and not tags & {"over", "under"}):
            raise SieveError(of.line, f"not what {of.text} takes, before {self._next.text}")

    def _needs(self, extensions: str, token: _Token) -> None:
        if extensions and not self._active.intersection(extensions.split()):
            raise SieveError(token.line, f"{token.text} is not known")

    def _value(self) -> None:
        if self._next.kind == "number":
            self._take("number")
        else:
            self._strings()

    def _strings(self) -> list[str]:
        """Go through a text, or a list of texts; the texts."""
        if self._next.kind == "string":
            return [self._take("string").text.strip('"')]
        self._take("[")
        found: list[str] = []
        while self._next.kind != "]":
            found.append(self._take("string").text.strip('"'))
            if self._next.kind != "]":
                self._take(",")
        self._take("]")
        return found

    def _test(self, depth: int) -> None:
        token = self._take("word")
        name = token.text.lower()
        if depth > DEEPEST:
            raise SieveError(token.line, "too deep")
        self._arguments(token, TESTS)
        if name == "not":
            self._test(depth + 1)
        elif name in ("anyof", "allof"):
            self._take("(")
            self._test(depth + 1)
            while self._next.kind == ",":
                self._take(",")
                self._test(depth + 1)
            self._take(")")
