"""The command ``mailcow``. Needs ``mailcow-facade[cli]``.

One module a command, put together in ``app.py``. What takes long to load (httpx, rich, the facade) is imported in the
functions that need it, so that ``--help`` costs what importing typer costs.
"""

from __future__ import annotations

import io
import sys


def main() -> None:
    """What ``mailcow`` runs."""
    try:
        from mailcow_facade.cli.app import app  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name != "typer":
            raise
        sys.exit(_usage("the command needs mailcow-facade[cli]: pip install 'mailcow-facade[cli]'"))
    # httpx brings a command of its own, which loads rich and pygments where they are there, and is not wanted here.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows ASCII alone is no reason to fail.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="mailcow")


def _usage(message: str) -> int:
    print(f"mailcow: {message}", file=sys.stderr)
    return 2
