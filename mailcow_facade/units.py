"""Sizes. The facade speaks bytes; mailcow's writes want MiB."""

from __future__ import annotations

import re

MIB = 1024 * 1024

_UNITS = {
    "": 1,
    "B": 1,
    "KB": 1000,
    "MB": 1000**2,
    "GB": 1000**3,
    "TB": 1000**4,
    "KIB": 1024,
    "MIB": MIB,
    "GIB": 1024**3,
    "TIB": 1024**4,
}
_SIZE = r"\s*([0-9]+)(?:\.([0-9]+))?\s*([A-Za-z]*)\s*"

Size = int | str
"""A size in bytes: an int, or text such as ``"3 GiB"``, ``"1.5 GiB"`` or ``"512 MiB"``."""


def to_bytes(size: Size) -> int:
    """A size in bytes.

    Raises:
        ValueError: it is negative, or no whole number with a unit that is known.
        TypeError: it is neither int nor str.
    """
    if isinstance(size, bool) or not isinstance(size, (int, str)):
        raise TypeError(f"a size is an int in bytes or a text such as '3 GiB', not {type(size).__name__}")
    if isinstance(size, str):
        match = re.fullmatch(_SIZE, size)
        if not match or match[3].upper() not in _UNITS:
            raise ValueError(f"{size!r} is no size: write it as bytes, or like '3 GiB' or '512 MiB'")
        decimals = match[2] or ""
        parts: int = 10 ** len(decimals)
        whole, rest = divmod(int(match[1] + decimals) * _UNITS[match[3].upper()], parts)
        if rest:
            raise ValueError(f"{size!r} is no whole number of bytes, and nothing is rounded")
        return whole
    if size < 0:
        raise ValueError(f"a size cannot be negative: {size}")
    return size


def to_mebibytes(size: Size) -> int:
    """A size in MiB, as mailcow's writes want it; 0 means unlimited there.

    Raises:
        ValueError: it is no size, or no whole number of MiB: nothing is rounded.
        TypeError: it is neither int nor str.
    """
    whole, rest = divmod(to_bytes(size), MIB)
    if rest:
        raise ValueError(f"mailcow stores sizes in MiB, and {size!r} is no whole number of them")
    return whole
