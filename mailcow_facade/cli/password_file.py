"""A file of passwords that were made up, each on disk before it is used, so that none is lost whenever a run ends."""

from __future__ import annotations

import csv
import io
import os
import stat
import threading
from pathlib import Path
from typing import IO

HEADER = ("address", "password")


class PasswordFile:
    """Addresses with passwords as CSV, which its owner alone may read.

    One that is there is gone on with: a password that it has for an address is taken again, since a run that was broken
    off may have used it.

    Args:
        path: where it is, or shall be.
        length: of the passwords to make up.

    Raises:
        ValueError: it is no such file, or others may read it.
        OSError: it cannot be written.
    """

    def __init__(self, path: Path, length: int) -> None:
        self._path = path
        self._length = length
        self._lock = threading.Lock()
        self._new: set[str] = set()
        self._stale = False
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o600)
        self._file: IO[bytes] = os.fdopen(descriptor, "r+b", buffering=0)
        try:
            if os.name == "posix" and stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077:
                raise ValueError(f"others may read {path}: chmod 600 {path}")
            self._passwords = self._read()
        except BaseException:
            self._file.close()
            raise

    @property
    def passwords(self) -> dict[str, str]:
        """What it holds."""
        return dict(self._passwords)

    def password_of(self, address: str) -> str:
        """The password for an address, made up where there is none. It is on disk when this returns."""
        from mailcow_facade.passwords import generate_password  # noqa: PLC0415

        with self._lock:
            if address not in self._passwords:
                password = generate_password(self._length)
                self._write(_line(address, password))
                self._passwords[address] = password
                self._new.add(address)
            return self._passwords[address]

    def is_new(self, address: str) -> bool:
        """Whether the password for an address was made up by this run."""
        return address in self._new

    def forget(self, address: str) -> None:
        """Take a password out that is nobody's. The file has it until :meth:`close`."""
        with self._lock:
            self._stale = self._passwords.pop(address, None) is not None or self._stale

    def close(self) -> None:
        """Write what is left, where something was taken out; a file without a password goes."""
        self._file.close()
        if not self._passwords:
            self._path.unlink(missing_ok=True)
            return
        if not self._stale:
            return
        part = self._path.with_name(f"{self._path.name}.part")
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_line(*HEADER))
                file.writelines(_line(address, password) for address, password in self._passwords.items())
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _read(self) -> dict[str, str]:
        content = self._file.read()
        if content and not content.endswith(b"\n"):
            # The computer went down within a line: nothing was sent with that password yet.
            content = content[: content.rfind(b"\n") + 1]
            self._file.truncate(len(content))
        if not content:
            self._write(_line(*HEADER))
            return {}
        try:
            header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
            if tuple(header) != HEADER:
                raise ValueError
            return dict(rows)
        except (ValueError, csv.Error):
            raise ValueError(f"{self._path} is there, and is no file of made-up passwords") from None

    def _write(self, line: bytes) -> None:
        if self._file.write(line) != len(line):
            raise OSError(f"{self._path}: the disk is full")
        os.fsync(self._file.fileno())


def _line(*cells: str) -> bytes:
    holder = io.StringIO(newline="")
    csv.writer(holder, lineterminator="\n").writerow(cells)
    return holder.getvalue().encode("utf-8")
