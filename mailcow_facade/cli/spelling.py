"""How a call of the library is spelt as a command, and the doctor's report with both."""

from __future__ import annotations

import ast
import inspect
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mailcow_facade.cli.commands import Verb, verbs_of
from mailcow_facade.cli.parameters import Field
from mailcow_facade.cli.resources import GROUP_OF, NAME_OF
from mailcow_facade.cli.secrets import Secret

if TYPE_CHECKING:
    from mailcow_facade.doctor.report import Remedy, Report


def command_for(call: str, options: Sequence[str] = ()) -> str:
    """The command that does what a call does.

    A secret in it, which is but a name there, is asked for.

    Args:
        call: such as ``cow.mailboxes.edit('anna@example.org', active=True)``.
        options: common options, put at the end.

    Raises:
        ValueError: it is no such call, or one without a command.
    """
    try:
        tree = ast.parse(call, mode="eval").body
    except SyntaxError:
        tree = None
    if not isinstance(tree, ast.Call):
        raise ValueError(f"no call: {call}")
    cow, *path, method = ast.unparse(tree.func).split(".")
    group_name = NAME_OF.get(".".join(path), "")
    if cow != "cow" or not group_name or method not in verbs_of(GROUP_OF[group_name]):
        raise ValueError(f"no command does {call}")
    verb = Verb(group_name, GROUP_OF[group_name], method)
    signature = inspect.signature(verb.function)
    named = {str(keyword.arg): keyword.value for keyword in tree.keywords}
    try:
        given = signature.bind(None, *tree.args, **named).arguments
    except TypeError as error:
        raise ValueError(f"{call}: {error}") from None
    words = [word for part in verb.parts if part.name in given for word in _spelt(part, given[part.name])]
    # Arguments first, as they stand in the help.
    arguments = [word for argument, word in words if argument]
    rest = [word for argument, word in words if not argument]
    if any(word.startswith("-") for word in arguments):
        arguments.insert(0, "--")
        return shlex.join(["mailcow", verb.group_name, verb.name, *rest, *options, *arguments])
    return shlex.join(["mailcow", verb.group_name, verb.name, *arguments, *rest, *options])


def with_commands(report: Report, options: Sequence[str] = ()) -> Report:
    """The report with the command beside each call.

    Args:
        report: as the library made it.
        options: common options that tell the server.
    """

    def spelt(remedy: Remedy | None) -> Remedy | None:
        if not remedy or not remedy.call:
            return remedy
        try:
            return replace(remedy, command=command_for(remedy.call, options))
        except ValueError:
            return remedy  # the call is shown

    return replace(
        report,
        verdict=replace(report.verdict, remedy=spelt(report.verdict.remedy)),
        results=tuple(replace(result, remedy=spelt(result.remedy)) for result in report.results),
    )


def _spelt(part: Field | Secret, node: Any) -> Iterator[tuple[bool, str]]:
    """The words for one value, each with whether it is an argument."""
    if isinstance(part, Secret):
        yield False, f"{part.option}-prompt"
        return
    nodes = node if part.variadic else [node]
    values = [ast.literal_eval(each) for each in nodes]
    if part.many and not part.variadic:
        [value] = values
        values = [f"{name}={inner}" for name, inner in value.items()] if isinstance(value, dict) else list(value)
    if part.argument:
        yield from ((True, _typed(value)) for value in values)
    elif part.kind.flag:
        yield False, part.option if values[0] else f"--no-{part.option.removeprefix('--')}"
    elif part.many and not values:
        yield False, f"--no-{part.option.removeprefix('--')}"
    else:
        for value in values:
            yield False, part.option
            yield False, _typed(value)


def _typed(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
