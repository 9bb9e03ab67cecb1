"""A report to send to others: a zip with its three forms and the versions of what made it."""

from __future__ import annotations

import io
import json
import os
import platform
import zipfile
from datetime import datetime
from importlib import metadata
from pathlib import Path

from mailcow_facade.doctor.checks import checks
from mailcow_facade.doctor.redaction import pseudonymised
from mailcow_facade.doctor.report import Report
from mailcow_facade.version import __version__

PACKAGES = ("anyio", "attrs", "bcrypt", "dnspython", "httpx", "rich", "typer")


def bundle(report: Report, *, keep_addresses: bool) -> bytes:
    """The zip: ``report.json``, ``report.md``, ``report.txt`` and ``versions.json``."""
    shown = report if keep_addresses else pseudonymised(report)
    versions = {
        "mailcow": report.version or None,
        "mailcow-facade": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "checks": [*checks()],
        **{name: _version(name) for name in PACKAGES},
    }
    made = datetime.fromisoformat(report.started).timetuple()[:6]
    holder = io.BytesIO()
    with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {
            "report.json": json.dumps(shown.to_dict(), indent=2) + "\n",
            "report.md": shown.to_markdown(),
            "report.txt": shown.to_text(verbose=True),
            "versions.json": json.dumps(versions, indent=2) + "\n",
        }.items():
            about = zipfile.ZipInfo(name, made)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, text.encode("utf-8"))
    return holder.getvalue()


def write(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file that its owner alone may read; one that is there is replaced."""
    target = Path(path)
    part = target.with_name(f"{target.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
