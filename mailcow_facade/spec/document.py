"""Reading and writing OpenAPI documents: YAML in, sorted YAML out, from files or from a server."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
import yaml

# libyaml reads ten times as fast, where PyYAML has it. It is not asked to write: its line breaks differ.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Node = dict[str, Any]
"""A mapping of a YAML or JSON document."""

SPEC_PATH = "/api/openapi.yaml"
MAX_BYTES = 8 * 1024 * 1024
"""The served file has some 206 kB; a reply beyond this is none."""
MAX_DEPTH = 100


class SpecError(Exception):
    """A document could not be had or is not what it should be.

    ``exit_status`` is what the scripts and commands end with: one number for each kind of failure.
    """

    exit_status = 1


class SpecUnreachable(SpecError):
    """No connection: DNS, refused, reset."""

    exit_status = 10


class SpecTimeout(SpecError):
    """The server took too long."""

    exit_status = 11


class SpecHttpStatus(SpecError):
    """The server answered with an error status."""

    exit_status = 12


class SpecRedirected(SpecError):
    """The server sent us elsewhere. A redirect is not followed: it mostly means http where https is wanted."""

    exit_status = 13


class SpecIsHtml(SpecError):
    """An HTML page came, for instance a login page or a proxy's."""

    exit_status = 14


class SpecTruncated(SpecError):
    """The document breaks off."""

    exit_status = 15


class SpecNotYaml(SpecError):
    """The document is no YAML."""

    exit_status = 16


class SpecNotOpenApi(SpecError):
    """YAML, but no OpenAPI description."""

    exit_status = 17


class SpecUnsafe(SpecError):
    """YAML aliases, nesting or size beyond all reason."""

    exit_status = 18


class SpecNoFile(SpecError):
    """A local file could not be read or written."""

    exit_status = 19


def spec_url(address: str) -> str:
    """The URL of the served file for ``https://mail.example.org``, with or without ``/api/openapi.yaml``."""
    url = httpx.URL(address)
    if url.path in ("", "/"):
        return str(url.copy_with(path=SPEC_PATH))
    return address


def fetch(address: str, *, timeout: float = 30.0, verify: bool = True) -> bytes:
    """The bytes that a server has at ``/api/openapi.yaml``.

    ``timeout`` is in seconds and holds for each step: connecting, and each wait for data; the whole may take ten of it.

    Raises:
        SpecError: one subclass for each way it can fail.
    """
    try:
        if httpx.URL(address).userinfo:
            raise SpecUnreachable("the address holds a user or password: the file is public, leave them out")
        url = spec_url(address)
        deadline = time.monotonic() + 10 * timeout
        with (
            httpx.Client(timeout=timeout, verify=verify, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", url) as response,
        ):
            if response.is_redirect:
                to = httpx.URL(url).join(response.headers.get("location", ""))
                raise SpecRedirected(f"{url} redirects to {to.copy_with(userinfo=b'', query=None)}; give that address")
            if response.status_code != 200:
                raise SpecHttpStatus(f"{url} answered HTTP {response.status_code}")
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if time.monotonic() > deadline:
                    raise SpecTimeout(f"{address} did not send the file within {10 * timeout:g} s")
                if len(data) > MAX_BYTES:
                    raise SpecUnsafe(f"{url} is larger than {MAX_BYTES} bytes")
    except httpx.TimeoutException as error:
        raise SpecTimeout(f"{address} did not answer within {timeout:g} s") from error
    except httpx.RemoteProtocolError as error:
        raise SpecTruncated(f"{address} broke off: {error}") from error
    except httpx.DecodingError as error:
        raise SpecTruncated(f"{address} sent a damaged reply: {error}") from error
    except (httpx.RequestError, httpx.InvalidURL, UnicodeError) as error:
        raise SpecUnreachable(f"{address} cannot be reached: {error}") from error
    return bytes(data)


def read(path: Path) -> bytes:
    """The bytes of a local file.

    Raises:
        SpecNoFile: it cannot be read.
        SpecUnsafe: it is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # what a device or a pipe has is not known beforehand
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        raise SpecNoFile(f"{path} cannot be read: {getattr(error, 'strerror', error)}") from error
    if len(data) > MAX_BYTES:
        raise SpecUnsafe(f"{path} is larger than {MAX_BYTES} bytes")
    return data


def parse(data: bytes, *, name: str = "the document") -> Node:
    """The OpenAPI document that ``data`` holds.

    Aliases are refused (mailcow uses none, and a few of them can stand for gigabytes), as is absurd nesting.

    Raises:
        SpecError: ``SpecIsHtml``, ``SpecTruncated``, ``SpecNotYaml``, ``SpecUnsafe`` or ``SpecNotOpenApi``.
    """
    head = data[:1024].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")) or b"<html" in head:
        raise SpecIsHtml(f"{name} is an HTML page, not an OpenAPI description")
    if not data.strip():
        raise SpecTruncated(f"{name} is empty")
    document = load(data, name=name)
    if not isinstance(document, dict):
        raise SpecNotOpenApi(f"{name} is YAML, but no OpenAPI description")
    if not str(document.get("openapi", "")).startswith("3."):
        raise SpecNotOpenApi(f"{name} has no field openapi: 3.x")
    paths = document.get("paths")
    if not isinstance(paths, dict) or not paths:
        raise SpecTruncated(f"{name} has no paths: it seems to break off")
    if not data.endswith(b"\n"):
        raise SpecTruncated(f"{name} does not end with a line end: it seems to break off")
    return document


class _UniqueKeys(_Loader):  # type: ignore[misc]
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if twice := {str(key) for key in keys if keys.count(key) > 1}:
            raise yaml.constructor.ConstructorError(
                None, None, f"{', '.join(sorted(twice))} stands twice in one mapping", node.start_mark
            )
        return super().construct_mapping(node, deep)


def load(data: bytes | str, *, name: str = "the document", unique: bool = False) -> Any:
    """YAML without aliases as plain Python values; with ``unique``, no key may stand twice in one mapping.

    Raises:
        SpecTruncated, SpecNotYaml, SpecUnsafe: as for :func:`parse`.
    """
    try:
        depth = 0
        for event in yaml.parse(data, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                raise SpecUnsafe(f"{name} has the YAML alias {event.anchor!r}; aliases are refused")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise SpecUnsafe(f"{name} is nested deeper than {MAX_DEPTH} levels")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        return yaml.load(data, Loader=_UniqueKeys if unique else _Loader)  # noqa: S506 (they are safe ones)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
        if mark and mark.line >= text.rstrip().count("\n"):
            raise SpecTruncated(f"{name} breaks off{line}") from error
        problem = getattr(error, "problem", None) or "it cannot be decoded"
        raise SpecNotYaml(f"{name} is no YAML{line}: {problem}") from error
    except ValueError as error:  # a scalar such as a date that does not exist
        raise SpecNotYaml(f"{name} is no YAML: {error}") from error


class _SortedDumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def dump(document: Any, *, header: str = "") -> str:
    """YAML with sorted keys, one value a line, no aliases: the same document gives the same text."""
    text = yaml.dump(
        document, Dumper=_SortedDumper, sort_keys=True, default_flow_style=False, allow_unicode=True, width=10_000
    )
    return header + str(text)


def write(path: Path, text: str) -> None:
    """Write beside ``path`` and rename, so that the old file stays whole until the new one is.

    Raises:
        SpecNoFile: the folder does not take a file.
    """
    temporary = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            os.fchmod(file.fileno(), mode)
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise SpecNoFile(f"{path} cannot be written: {error.strerror}") from error


def sha256(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def text_of(value: Any) -> str:
    """The same text for the same JSON value, whatever the order of its fields; 1 and true have different ones."""
    try:
        return json.dumps(value, sort_keys=True, default=str)
    except TypeError:  # keys of several types, or of one that JSON has not
        return repr(value)


def spelt(value: Any) -> str:
    """A value as people read it: ``never``, ``1``, ``"1"``. A text is quoted where it could be taken for another."""
    return value if isinstance(value, str) and _WORD.fullmatch(value) else text_of(value)


def listed(values: Iterable[Any]) -> str:
    """Values that are possible: ``one of 1, 2, never``."""
    return "one of " + ", ".join(sorted(map(spelt, values)))


_WORD = re.compile(r"(?!(?:true|false|null)$)[A-Za-z_][\w.-]*")
