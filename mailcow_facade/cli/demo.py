"""``mailcow demo``: the main job on an embedded mailcow, each step done for real and looked at."""

from __future__ import annotations

import imaplib
import io
import json
import os
import re
import shlex
import smtplib
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from email import message_from_bytes
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.main import get_command

from mailcow_facade.cli.common import DEBUG, color
from mailcow_facade.cli.errors import NO, fail, reported
from mailcow_facade.cli.listing import SETTINGS

if TYPE_CHECKING:
    from mailcow_facade.testing import MailcowServer

NEEDED = "the demo needs mailcow-facade[cli,testing]: pip install 'mailcow-facade[cli,testing]'"

WIDTH = 80
SECONDS = 10.0
"""How long to wait for the mail ports."""

ANNA, SCANNER = "anna@example.org", "scanner@example.org"
SUBJECT = "Page 1 of 1"
REMEDY = ("mailbox", "edit", SCANNER, "--active", "1")
"""What the doctor will say to do."""

Kind = Literal["title", "typed", "good", "bad", "aside"]
_LOOKS: dict[Kind, dict[str, Any]] = {
    "title": {"bold": True, "reverse": True},
    "typed": {"bold": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "aside": {"dim": True},
}
"""Colours that can be read on dark and on light, and that whoever sees none of does not need."""


_COLOR = re.compile("\x1b\\[[0-9;]*m")


class NotAsTold(Exception):
    """A step came out otherwise than the demo says."""


def demo(
    context: typer.Context,
    step: Annotated[bool, typer.Option("--step", help="Wait for Enter after each step.")] = False,
) -> None:
    """Show the main job on an embedded mailcow, which is started for this and keeps nothing.

    See that its API has not drifted; create a domain and mailboxes; make a login fail as it does in real life; let the
    doctor find out why; do what it says, and log in. Whatever is shown is really done, and what comes of it is checked.

    Exit status: 0 every step came out as told; 1 one did not.
    """
    if step and not sys.stdin.isatty():
        fail("--step waits for Enter, and there is no terminal")
    try:
        # What the steps load later: who lacks some of it shall know before anything is shown.
        import mailcow_facade.doctor.checks  # noqa: PLC0415
        import mailcow_facade.doctor.text  # noqa: PLC0415
        import mailcow_facade.drift.formats  # noqa: PLC0415
        import mailcow_facade.drift.sources  # noqa: PLC0415
        import mailcow_facade.testing.server  # noqa: PLC0415
        import mailcow_facade.testing.wires  # noqa: F401, PLC0415
    except ModuleNotFoundError as error:
        fail(f"{NEEDED} ({error})")
    with reported(debug=bool(context.meta.get(DEBUG))):
        try:
            _walk(step=step)
        except NotAsTold as error:
            fail(f"this did not come out as told: {error}", NO)


def entry() -> Any:
    """``mailcow demo``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("demo", context_settings=SETTINGS)(demo)
    return get_command(app)


class Demo:
    """The steps, and what they share.

    Args:
        server: the mailcow that they work on.
        password: of all mailboxes.
    """

    def __init__(self, server: MailcowServer, password: str) -> None:
        self.server = server
        self._password = password
        self._commands = 0

    def begin(self, title: str) -> None:
        """A new step."""
        self._commands = 0
        if color():
            _say("title", f" {title}".ljust(WIDTH))
        else:
            typer.echo(f"{title}\n{'-' * len(title)}")

    def look(self) -> None:
        """A mailcow, and whether its API is the one that this package knows."""
        from mailcow_client import api  # noqa: PLC0415

        from mailcow_facade.spec import document  # noqa: PLC0415

        _tell("""
            It runs in this process: real HTTP, SMTP and IMAP on this machine, real state, and the quirks of a real
            one. Like every mailcow, it describes its API:
            """)
        self._type("curl $MAILCOW_URL/api/openapi.yaml")
        served = document.parse(document.fetch(self.server.url))
        told = sum(len(methods) for methods in served["paths"].values())
        tags = [import_module(tag.name) for tag in iter_modules(api.__path__, f"{api.__name__}.")]
        known = sum(len(tag.ROUTES) for tag in tags)
        _tell(f"{told} operations, most of them without a word on what comes back. This package knows {known}, typed.")
        _expect(0 < told < known, "the description is another one")
        shown = self.mailcow("drift", head=2, tail=1)
        _expect(shown.startswith("No drift\n"), "the API has drifted")
        _tell("""
            The description is the one that this package was built from, and every reply that could be read has the
            fields and types that it expects.
            """)

    def create(self) -> None:
        """A domain and mailboxes."""
        _tell("The passwords come from MAILCOW_PASSWORD, for they are never arguments.")
        self.mailcow("domain", "create", "example.org", "--max-quota-for-mbox", "5GiB", head=3)
        self.mailcow("mailbox", "create", ANNA, "--name", "Anna Example", "--quota", "3GiB", head=4)
        self.mailcow("mailbox", "create", "ben@example.org", "--quota", "512MiB", "--tags", "staff", head=4)

    def break_it(self) -> None:
        """A script makes one more mailbox, and mailcow says: success."""
        _tell("The scanner in the office shall send mail. Somebody's script asks the API by itself:")
        body = {
            "domain": "example.org",
            "local_part": "scanner",
            "quota": "1024",
            "active": "true",
            "password": self._password,
            "password2": self._password,
        }
        status, reply = self.post("add/mailbox", body)
        _expect(status == 200, f"HTTP {status}")
        _expect([entry["type"] for entry in reply] == ["success", "success"], "mailcow refused it")
        shown = self.mailcow("mailbox", "list", "--domain", "example.org")
        _expect(all(name in shown for name in (ANNA, SCANNER)), "a mailbox is not listed")

    def refuse(self) -> None:
        """It cannot log in, and nothing says why."""
        try:
            self.log_in()
        except smtplib.SMTPAuthenticationError as error:
            _say("bad", "\n".join(textwrap.wrap(f"{type(error).__name__}: {error}", WIDTH, subsequent_indent="    ")))
            _expect(error.smtp_code == 535, "it is another error")
        else:
            raise NotAsTold("the login was not refused")
        shown = self.mailcow("log", "tail", "postfix", grep="PLAIN")
        _expect(f"authentication failed: (reason unavailable), sasl_username={SCANNER}" in shown, "it is not logged")
        shown = self.mailcow("log", "tail", "dovecot", grep="mismatch", head=1)
        _expect("Password mismatch" in shown, "Dovecot has not logged it")
        _tell("""
            The password is right. mailcow says the same for a dozen causes: no such mailbox, an alias, a switch,
            two-factor login, a database that is down ...
            """)

    def diagnose(self) -> None:
        """The doctor looks."""
        smtp, imap = self.server.smtp, self.server.imap
        ports = f"--smtp-port {smtp.submission} --smtps-port {smtp.smtps} --imaps-port {imap.imaps}"
        shown = self.mailcow("doctor", SCANNER, "--error", "535", "--skip", "wire.dns", *ports.split(), status=1)
        _expect("mailbox.inactive, certain" in shown, "the doctor has not found it")
        _expect(shlex.join(["mailcow", *REMEDY]) in shown, "the remedy is another one")

    def mend(self) -> None:
        """What the doctor says to do, and the login."""
        _tell('The script said "active": "true". To mailcow that is no number, and so 0; and it said: success.')
        shown = self.mailcow(*REMEDY, head=3)
        _expect(SCANNER in shown, "another mailbox was changed")
        with self.log_in() as smtp:
            _python(f'smtp.sendmail("{SCANNER}", "{ANNA}", page)')
            smtp.sendmail(SCANNER, ANNA, f"Subject: {SUBJECT}\n\n...")
        host, port = self.server.imap.host, self.server.imap.imaps
        _python(f'imap = imaplib.IMAP4_SSL("{host}", {port})')
        with imaplib.IMAP4_SSL(host, port, ssl_context=self.server.ssl_context(), timeout=SECONDS) as imap:
            _python(f'imap.login("{ANNA}", password); imap.select("INBOX")')
            imap.login(ANNA, self._password)
            imap.select("INBOX")
            _python('email.message_from_bytes(imap.fetch("1", "RFC822")[1][0][1])["Subject"]')
            answer: Any = imap.fetch("1", "RFC822")
        subject = message_from_bytes(answer[1][0][1])["Subject"]
        _say("good", repr(subject))
        _expect(subject == SUBJECT, "another mail came")

    def mailcow(self, *words: str, head: int = 99, tail: int = 0, status: int = 0, grep: str = "") -> str:
        """Run a command of ours, and show it and what it writes.

        Args:
            words: the command's arguments.
            head, tail: how many lines to show of the beginning and of the end.
            status: the exit status that it shall have.
            grep: what the lines must have that are looked at, as with the program of that name.

        Returns:
            What it has written to stdout, without colours.
        """
        from mailcow_facade.cli.app import app  # noqa: PLC0415

        self._type(shlex.join(["mailcow", *words]) + (f" | grep {grep}" if grep else ""))
        out, err = _Captured(), _Captured()
        ended: Any = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                app(list(words), prog_name="mailcow")
            except SystemExit as done:
                ended = done.code or 0
        written = "".join(line for line in out.getvalue().splitlines(keepends=True) if grep in line)
        _show(written, head, tail)
        _show(err.getvalue())
        _expect(ended == status, f"exit status {ended}")
        return _COLOR.sub("", written)

    def post(self, path: str, body: Mapping[str, Any]) -> tuple[int, Any]:
        """Send a request as any program would; show it without passwords, and the reply without what it repeats."""
        import httpx  # noqa: PLC0415

        shown = {name: "..." if name.startswith("password") else value for name, value in body.items()}
        data = textwrap.fill(json.dumps(shown), WIDTH - 10, subsequent_indent=" " * 6)
        self._type(
            f"curl $MAILCOW_URL/api/v1/{path} \\\n"
            '    -H "X-API-Key: $MAILCOW_API_KEY" -H "Content-Type: application/json" \\\n'
            f"    -d '{data}'"
        )
        url, key = f"{self.server.url}/api/v1/{path}", self.server.api_key
        reply = httpx.post(url, headers={"X-API-Key": key}, json=dict(body), trust_env=False)
        entries = reply.json()
        _say("good" if reply.is_success else "bad", f"HTTP {reply.status_code}")
        for entry in entries:
            _show(f"  {json.dumps({'type': entry['type'], 'msg': entry['msg']})}")
        return reply.status_code, entries

    def _type(self, command: str) -> None:
        """Show a command, on as many lines as it takes."""
        self._apart()
        if "\n" not in command:
            command = " \\\n    ".join(textwrap.wrap(command, WIDTH - 4, break_on_hyphens=False))
        _say("typed", f"$ {command}")

    def _apart(self) -> None:
        if self._commands:
            typer.echo()
        self._commands += 1

    def log_in(self) -> smtplib.SMTP:
        """Log the scanner in over SMTP.

        Raises:
            smtplib.SMTPAuthenticationError: it is refused.
        """
        host, port = self.server.smtp.host, self.server.smtp.submission
        self._apart()
        _python(f'smtp = smtplib.SMTP("{host}", {port}); smtp.starttls()')
        smtp = smtplib.SMTP(host, port, timeout=SECONDS)
        try:
            smtp.starttls(context=self.server.ssl_context())
            _python(f'smtp.login("{SCANNER}", password)')
            _say("good", str(smtp.login(SCANNER, self._password)))
        except BaseException:
            smtp.close()
            raise
        return smtp


STEPS: tuple[Callable[[Demo], None], ...] = (
    Demo.look,
    Demo.create,
    Demo.break_it,
    Demo.refuse,
    Demo.diagnose,
    Demo.mend,
)


def _walk(*, step: bool) -> None:
    from mailcow_facade.passwords import generate_password  # noqa: PLC0415
    from mailcow_facade.testing import MailcowServer  # noqa: PLC0415

    began = time.perf_counter()
    password = generate_password()
    with tempfile.TemporaryDirectory(prefix="mailcow-demo-") as folder, MailcowServer() as server:
        environment = {
            "MAILCOW_URL": server.url,
            "MAILCOW_API_KEY": server.api_key,
            "MAILCOW_PASSWORD": password,
            "MAILCOW_CONFIG": os.path.join(folder, "config.toml"),
            "MAILCOW_PROFILE": "",
            "SSL_CERT_FILE": str(server.ca_file),
            "COLUMNS": str(WIDTH),
        }
        with _environment(environment):
            play = Demo(server, password)
            for number, each in enumerate(STEPS, 1):
                play.begin(f"{number}/{len(STEPS)}  {str(each.__doc__).rstrip('.')}")
                each(play)
                typer.echo()
                if step and number < len(STEPS):
                    input("Enter: the next step ")
    took = "" if step else f", in {time.perf_counter() - began:.1f} s"
    _say("good", f"All {len(STEPS)} steps came out as told{took}.")
    _tell("""
        Now with a mailcow of your own: set MAILCOW_URL and MAILCOW_API_KEY. To try more without one: mailcow serve
        """)


class _Captured(io.StringIO):
    """What a command writes, which shall look as it does at the terminal behind it."""

    def isatty(self) -> bool:
        return sys.__stdout__ is not None and sys.__stdout__.isatty()


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """These variables for the time of a ``with`` block; an empty one is not set."""
    before = {name: os.environ.pop(name, None) for name in values}
    os.environ.update({name: value for name, value in values.items() if value})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise NotAsTold(otherwise)


def _python(line: str) -> None:
    _say("typed", f">>> {line}")


def _tell(text: str) -> None:
    typer.echo(textwrap.fill(" ".join(text.split()), WIDTH))


def _show(text: str, head: int = 99, tail: int = 0) -> None:
    """What came of it: as many lines of its beginning and its end."""
    lines = text.splitlines()
    left = len(lines) - head - tail
    for number, line in enumerate(lines):
        if left > 0 and head <= number < len(lines) - tail:
            if number == head:
                _say("aside", f"... {left} more")
            continue
        plain = len(line) <= WIDTH or "\x1b" in line  # what has colour was written for this width
        typer.echo(line if plain else textwrap.fill(line, WIDTH, subsequent_indent="    "))


def _say(kind: Kind, text: str) -> None:
    typer.echo(typer.style(text, **_LOOKS[kind]) if color() else text)
