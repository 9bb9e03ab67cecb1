"""The command ``mailcow``. Needs ``mailcow-facade[cli]``.

One module a command, put together in ``app.py``. What takes long to load (httpx, rich, the facade) is imported in the
functions that need it, so that ``--help`` costs what importing typer costs.
"""

from __future__ import annotations

import io
import os
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
    try:
        app(prog_name="mailcow")
    except OSError as error:  # of the help; a command tells its own
        print(f"mailcow: the output: {error.strerror or error}", file=sys.stderr)
        sys.exit(70)
    finally:
        _let_go()


def _let_go() -> None:
    """What could not be written was told; Python would try again at its end, and end with a status of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(message: str) -> int:
    print(f"mailcow: {message}", file=sys.stderr)
    return 2
