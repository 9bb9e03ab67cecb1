"""Secrets that a command needs: typed in, read from stdin, or made up, never arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailcow_facade.cli.common import asked, at_terminal, from_stdin
from mailcow_facade.cli.errors import fail
from mailcow_facade.cli.parameters import EMPTY, SECRET_FILES, SECRETS

if TYPE_CHECKING:
    from mailcow_facade import Mailcow

ENVIRONMENT = "MAILCOW_PASSWORD"
"""The password for commands that cannot do without one."""


@dataclass(frozen=True)
class Secret:
    """A method's parameter that is a secret."""

    name: str
    required: bool
    """Whether the method cannot be called without it."""
    nullable: bool
    """Whether None will do, where somebody else keeps it."""
    makeable: bool
    """Whether it may be made up: it is a new one, and mailcow's own."""

    @property
    def words(self) -> str:
        return self.name.replace("_", " ")

    @property
    def option(self) -> str:
        return "--" + self.name.replace("_", "-")

    def declared(self) -> dict[str, tuple[Any, Any]]:
        """What typer is told."""
        if self.name in SECRET_FILES:
            info = typer.Option(f"{self.option}-file", metavar="FILE", help="The file with it; - for stdin.")
            return {f"{self.name}_file": (Annotated[str, info], EMPTY)}
        env = f" Default: {ENVIRONMENT}." if self.required and self.name == "password" else ""
        prompt = typer.Option(f"{self.option}-prompt", help=f"Ask for the {self.words}.{env}")
        stdin = typer.Option(f"{self.option}-stdin", help="Read it from the next line of stdin.")
        found: dict[str, tuple[Any, Any]] = {
            f"{self.name}_prompt": (Annotated[bool, prompt], False),
            f"{self.name}_stdin": (Annotated[bool, stdin], False),
        }
        if self.makeable:
            made = typer.Option(f"--generate-{self.name}", help="Make one up, and show it once, on stderr.")
            found[f"generate_{self.name}"] = (Annotated[bool, made], False)
        return found

    def value(self, typed: Mapping[str, Any], whose: str, *, needed: bool) -> str | None:
        """The secret; None where none is given and none needed, or it is to be made up.

        Ends with a line on stderr where it is needed and missing.
        """
        if self.name in SECRET_FILES:
            return _file(typed[f"{self.name}_file"])
        ways = [typed.get(way) for way in (f"{self.name}_prompt", f"{self.name}_stdin", f"generate_{self.name}")]
        options = f"{self.option}-prompt, {self.option}-stdin" + (
            f" and --generate-{self.name}" if self.makeable else ""
        )
        if sum(map(bool, ways)) > 1:
            fail(f"only one of {options}")
        prompt, stdin, generate = ways
        if stdin:
            return from_stdin(f"{self.option}-stdin", f"{self.option}-prompt", self.words)
        if prompt:
            return asked(whose, self.words, twice=self.makeable)
        if generate or not needed:
            return None
        if self.name == "password" and (known := os.environ.get(ENVIRONMENT)):
            return known
        if not at_terminal():
            fail(
                f"no {self.words}: give one of {options}"
                + (f", or set {ENVIRONMENT}" if self.name == "password" else "")
            )
        return asked(whose, self.words, twice=self.makeable)

    def wants_one_made(self, typed: Mapping[str, Any]) -> bool:
        return bool(typed.get(f"generate_{self.name}"))


def is_secret(name: str) -> bool:
    return name in SECRETS or name in SECRET_FILES


def made_up(cow: Mailcow) -> str:
    """A password that the server's policy accepts."""
    from mailcow_facade.passwords import generate_password  # noqa: PLC0415

    return generate_password(length_for(cow))


def length_for(cow: Mailcow) -> int:
    """How long passwords are to be that the server's policy accepts."""
    from mailcow_facade.passwords import LENGTH, LONGEST  # noqa: PLC0415

    least = cow.password_policy.get().length
    if least > LONGEST:
        fail(f"the server wants passwords of {least} characters, of which mailcow would look at {LONGEST}")
    return max(LENGTH, least)


def _file(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).expanduser().read_text("utf-8")
    except UnicodeDecodeError:
        fail(f"{name} is not UTF-8")
    except OSError as error:
        fail(f"{name} cannot be read: {error.strerror}")
