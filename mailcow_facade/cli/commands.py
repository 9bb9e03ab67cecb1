"""The engine: each method of the facade as a command.

A command's arguments, options, types, defaults and help are those of the method, read from its signature and docstring
when the command is used, so nothing is described twice. A value without a default is an argument, everything else an
option; a secret is neither (see :mod:`mailcow_facade.cli.secrets`).
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand
from typer.main import get_command

from mailcow_facade.cli.common import DEBUG, PROFILE, ProfileName, Url, at_terminal, open_client
from mailcow_facade.cli.docstrings import Doc, capital, first_sentence, in_words, parsed
from mailcow_facade.cli.errors import NO, fail, in_commands, reported
from mailcow_facade.cli.formats import FORMATS, Format, format_of
from mailcow_facade.cli.listing import SETTINGS, Listing
from mailcow_facade.cli.parameters import EMPTY, Field, kind_of
from mailcow_facade.cli.resources import ALL_READ, BY_HAND, LEFT_OUT, READS, USUAL, Group
from mailcow_facade.cli.secrets import Secret, is_secret, made_up

if TYPE_CHECKING:
    from mailcow_facade import Mailcow
    from mailcow_facade.cli.watch import Watch
    from mailcow_facade.errors import MailcowError

COMMON = "Common options"
"""Under what heading the help shows the options that all commands have."""

SHOWN = 5
"""How many of the objects that shall be deleted a question names."""


@dataclass(frozen=True)
class Verb:
    """A method of a resource as a command."""

    group_name: str
    group: Group
    method: str

    @property
    def name(self) -> str:
        return self.method.replace("_", "-")

    @cached_property
    def function(self) -> Any:
        return getattr(resource_of(self.group), self.method)

    @cached_property
    def hints(self) -> Mapping[str, Any]:
        return get_type_hints(self.function)

    @cached_property
    def doc(self) -> Doc:
        kind = resource_of(self.group)
        doc = parsed(self.function.__doc__)
        for name in (*doc.like, "create", *verbs_of(self.group)):
            if name == self.method:
                break  # what comes after it is not meant: deletions above all
            if hasattr(kind, name):
                doc.arguments = {**parsed(getattr(kind, name).__doc__).arguments, **doc.arguments}
        numbered = dict.fromkeys(("id", "ids", "template_id", "template_ids", "queue_ids"), "As `list` shows it.")
        known = numbered if "list" in verbs_of(self.group) else {}
        doc.arguments = {**known, **parsed(kind.__doc__).arguments, **doc.arguments}
        return doc

    @property
    def writes(self) -> bool:
        reads = self.method in READS or self.method in self.group.reads.split()
        return not reads and self.group_name not in ALL_READ

    @property
    def asks(self) -> bool:
        """Whether it asks first."""
        return self.method == "delete" or self.method in self.group.asks.split()

    @property
    def reveals(self) -> bool:
        return self.method in self.group.reveals.split()

    @cached_property
    def row(self) -> Any:
        """The class of what it returns, or of each row."""
        hint = self.hints.get("return")
        for part in get_args(hint) if get_origin(hint) is not list else ():
            if part is not type(None) and len(get_args(hint)) == 2 and type(None) in get_args(hint):
                return part
        return get_args(hint)[0] if get_origin(hint) is list else hint

    @property
    def lists(self) -> bool:
        return get_origin(self.hints.get("return")) is list

    @cached_property
    def parts(self) -> list[Field | Secret]:
        """The method's parameters in order."""
        signature = inspect.signature(self.function)
        return [self._part(each) for each in list(signature.parameters.values())[1:]]

    def _part(self, each: inspect.Parameter) -> Field | Secret:
        hint = self.hints[each.name]
        required = each.default is inspect.Parameter.empty
        if is_secret(each.name):
            nullable = not required or type(None) in get_args(hint)
            return Secret(each.name, required, nullable, makeable=self._is_new(each.name))
        variadic = each.kind is inspect.Parameter.VAR_POSITIONAL
        kind = kind_of(hint, str(each.annotation), text=each.name in self.group.texts.split())
        argument = variadic or (required and each.kind is not inspect.Parameter.KEYWORD_ONLY)
        many = variadic or kind.many
        return Field(
            each.name,
            kind,
            capital(self.said(self.doc.arguments.get(each.name, ""))),
            required=required,
            argument=argument,
            many=many,
            variadic=variadic,
            default=None if required else each.default,
            clearable=many and not variadic and self.method.startswith(("edit", "set")),
        )

    def _is_new(self, name: str) -> bool:
        """Whether a password is one for logging in here, which somebody thinks up now."""
        return (
            name == "password"
            and self.group.attribute in ("admins", "domain_admins", "mailboxes")
            and self.method in ("create", "set_password")
        )

    def said(self, text: str) -> str:
        """What a docstring says, in the words of the prompt."""
        return in_commands(in_words(text, self._spelt))

    def _spelt(self, name: str) -> str:
        parameters = inspect.signature(self.function).parameters
        if name in parameters and not is_secret(name):
            part = next(part for part in parameters.values() if part.name == name)
            if part.kind is inspect.Parameter.KEYWORD_ONLY or part.default is not inspect.Parameter.empty:
                return "--" + name.replace("_", "-")
            return name.upper()
        if name in verbs_of(self.group):
            return f"`{name.replace('_', '-')}`"
        return name


def resource_of(group: Group) -> Any:
    """The class of a resource."""
    from mailcow_facade._sync.client import Mailcow  # noqa: PLC0415

    attribute, _, inner = group.attribute.partition(".")
    name: str = getattr(Mailcow, attribute).func.__annotations__["return"]
    if inner:
        # Templates of domains are DomainTemplates.
        name = f"{inner.removesuffix('es' if inner.endswith('xes') else 's').capitalize()}{name}"
    return getattr(import_module(f"mailcow_facade._sync.resources.{attribute}"), name)


def verbs_of(group: Group) -> list[str]:
    """The methods of a resource that are commands, in the order in which they are written."""
    kind = resource_of(group)
    found: dict[str, None] = {}
    for each in reversed(kind.__mro__):
        for name, value in vars(each).items():
            if not name.startswith("_") and inspect.isfunction(value):
                found[name] = None
    return [name for name in found if f"{group.attribute}.{name}" not in LEFT_OUT]


class ResourceGroup(Listing):
    """The commands of one resource."""

    def __init__(self, name: str, group: Group) -> None:
        super().__init__(
            name=name,
            help=group.help,
            no_args_is_help=True,
            rich_markup_mode=None,
            context_settings=SETTINGS,
        )
        self._group = group
        self._by_hand = BY_HAND.get(name, {})

    def lines(self) -> dict[str, Sequence[tuple[str, str]]]:
        rows = []
        for method in verbs_of(self._group):
            verb = Verb(self.name or "", self._group, method)
            rows.append((verb.name, verb.said(first_sentence(verb.doc.summary))))
        return {"Commands": [*rows, *((name, line) for name, (_, line) in self._by_hand.items())]}

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override, unused-ignore]
        return [*(method.replace("_", "-") for method in verbs_of(self._group)), *self._by_hand]

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override, unused-ignore]
        usual = USUAL.get(self.name or "")
        if usual and (not args or args[0].startswith("-")) and not {*args} & {*SETTINGS["help_option_names"]}:
            args = [usual, *args]
        return super().parse_args(ctx, args)  # type: ignore[arg-type, unused-ignore]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override, unused-ignore]
        if cmd_name in self._by_hand:
            return import_module(self._by_hand[cmd_name][0]).entry(cmd_name)
        method = cmd_name.replace("-", "_")
        if "_" in cmd_name or method not in verbs_of(self._group):
            return None
        return command_of(Verb(self.name or "", self._group, method))


class Leaf(TyperCommand):
    """A command: its help has the common options apart, and it never shows what it did not expect."""

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override, unused-ignore]
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], COMMON: []}
        for param in self.get_params(ctx):  # type: ignore[arg-type, unused-ignore]
            record = param.get_help_record(ctx)  # type: ignore[arg-type, unused-ignore]
            if not record:
                continue
            if param.param_type_name == "argument":
                # typer would tell its Python type, and that it is required, as the line of usage does.
                sections["Arguments"].append((str(param.metavar), getattr(param, "help", None) or ""))
                continue
            names, text = record
            if getattr(param, "secondary_opts", None):
                names = f"--[no-]{param.opts[-1].removeprefix('--')}"
            heading = COMMON if param.name == "help" else getattr(param, "rich_help_panel", None) or "Options"
            sections[heading].append((names, text))
        for heading, records in sections.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override, unused-ignore]
        pieces = ["[OPTIONS]"]
        for param in self.get_params(ctx):  # type: ignore[arg-type, unused-ignore]
            if param.param_type_name == "argument":
                name = f"{param.metavar}{'' if param.nargs == 1 else '...'}"
                pieces.append(name if param.required else f"[{name}]")
        return pieces

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override, unused-ignore]
        if ctx.args:
            # Not shown: it may be a password.
            ctx.fail(f"{len(ctx.args)} more than expected (not shown, since passwords are never arguments)")
        return super().invoke(ctx)  # type: ignore[arg-type, unused-ignore]


def command(name: str, function: Any, *, help: str | None = None) -> Any:
    """A function as a command in the manner of all."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Leaf, help=help, context_settings={"allow_extra_args": True, **SETTINGS})(function)
    return get_command(app)


def common(
    name: str, *flags: str, help: str, type: Any = bool, metavar: str | None = None
) -> dict[str, tuple[Any, Any]]:
    """An option that many commands have, as :meth:`Field.declared` says it."""
    info = typer.Option(*flags, help=help, metavar=metavar, rich_help_panel=COMMON, show_default=False)
    return {name: (Annotated[type, info], False if type is bool else None)}


def common_options(
    *,
    output: bool = True,
    lists: bool = False,
    secrets: bool = False,
    asks: bool = False,
    writes: bool = False,
) -> dict[str, tuple[Any, Any]]:
    """The options that commands have in common.

    Args:
        output: whether it writes something that has formats.
        lists: whether these are rows with columns to choose from.
        secrets: whether there are secrets to show on demand.
        asks: whether it asks first.
        writes: whether it changes something.
    """
    found: dict[str, tuple[Any, Any]] = {}
    if output:
        info = typer.Option(
            "--output",
            "-o",
            metavar="|".join(FORMATS),
            help="What to write: a table for people, or one of the others for programs.",
            rich_help_panel=COMMON,
            show_default=False,
            autocompletion=lambda incomplete: [each for each in FORMATS if each.startswith(incomplete)],
        )
        found["output"] = (Annotated[str | None, info], None)
    if lists:
        found |= common(
            "columns", "--columns", help="The fields to show, with commas between.", type=str | None, metavar="FIELDS"
        )
    if secrets:
        found |= common("show_secrets", "--show-secrets", help="Show secrets, which are *** else.")
    if asks:
        found |= common("yes", "--yes", "-y", help="Do not ask first.")
    if writes:
        found |= common("dry_run", "--dry-run", help="Show what would be sent, and change nothing.")
    for name, annotated in (("profile", ProfileName), ("url", Url)):
        info = get_args(annotated)[1]
        info.rich_help_panel = COMMON
        found[name] = (Annotated[str | None, info], None)
    found |= common("insecure", "--insecure", help="Accept any TLS certificate.")
    found |= common(
        "timeout",
        "--timeout",
        help="How long to wait for a reply; 30 by default.",
        type=float | None,
        metavar="SECONDS",
    )
    found |= common("debug", "--debug", help="Say more about an error.")
    return found


class Asked:
    """What the common options of a command say."""

    def __init__(self, context: typer.Context, typed: Mapping[str, Any]) -> None:
        self.debug = bool(typed["debug"] or context.meta.get(DEBUG))
        self.dry = bool(typed.get("dry_run"))
        self.format: Format = format_of(typed.get("output"))
        self.format_named = typed.get("output") is not None
        self._context = context
        self._typed = typed

    def client(self, watch: Watch | None = None) -> Mailcow:
        """A client of the server that is meant. Ends with a line on stderr where that cannot be told."""
        typed = self._typed
        profile = typed["profile"] or (None if typed["url"] else self._context.meta.get(PROFILE))
        return open_client(typed["url"], profile, insecure=typed["insecure"], timeout=typed["timeout"], watch=watch)


def by_hand(name: str, function: Any, *, output: bool = True, writes: bool = False) -> Any:
    """A command that is not derived: a function that takes :class:`Asked` first, and then its own options.

    Args:
        name: what it is called.
        function: its parameters are annotated as typer wants them, and its docstring is the help.
        output: whether it writes something that has formats.
        writes: whether it changes something.
    """
    own = inspect.signature(function, eval_str=True).parameters
    declared = {each.name: (each.annotation, each.default) for each in list(own.values())[1:]}

    def run(context: typer.Context, **typed: Any) -> None:
        function(Asked(context, typed), **{name: typed[name] for name in declared})

    doc = parsed(function.__doc__)
    text = "\n\n".join([doc.summary, *doc.paragraphs])
    return built(name, run, declared | common_options(output=output, writes=writes), in_words(text, str))


def built(name: str, run: Any, declared: Mapping[str, tuple[Any, Any]], help: str) -> Any:
    """A command from what it does and what typer is told of its options."""
    parameters = [inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
    for each, (annotation, default) in declared.items():
        kind = inspect.Parameter.KEYWORD_ONLY
        parameters.append(inspect.Parameter(each, kind, default=default, annotation=annotation))
    run.__signature__ = inspect.Signature(parameters)
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return command(name, run, help=help)


def _has_secrets(verb: Verb) -> bool:
    from mailcow_facade.cli.output import has_secrets  # noqa: PLC0415

    return has_secrets(verb.row) and not verb.reveals


def command_of(verb: Verb) -> Any:
    """The command for a method."""
    declared: dict[str, tuple[Any, Any]] = {}
    for part in sorted(verb.parts, key=lambda part: not (isinstance(part, Field) and part.argument)):
        declared |= part.declared()
    declared |= common_options(lists=verb.lists, secrets=_has_secrets(verb), asks=verb.asks, writes=verb.writes)

    def run(context: typer.Context, **typed: Any) -> None:
        _run(verb, context, typed)

    paragraphs = [verb.doc.summary, *verb.doc.paragraphs]
    return built(verb.name, run, declared, "\n\n".join(map(verb.said, paragraphs)))


def _run(verb: Verb, context: typer.Context, typed: Mapping[str, Any]) -> None:
    """What each derived command does."""
    asked = Asked(context, typed)
    dry, form = asked.dry, asked.format
    values = {part.name: part.value(typed) for part in verb.parts if isinstance(part, Field)}
    columns = _columns(verb, typed.get("columns"))
    for part in verb.parts:
        if isinstance(part, Secret):
            needed = part.required and not (part.nullable and values.get("authsource") not in (EMPTY, "mailcow"))
            values[part.name] = part.value(typed, _whose(verb, values), needed=needed)
    secrets = [str(values[part.name]) for part in verb.parts if isinstance(part, Secret) and values[part.name]]
    if verb.asks and not typed["yes"] and not dry:
        _ask(verb, values)
    with reported(debug=asked.debug, secrets=secrets):
        from mailcow_facade.cli.watch import Watch  # noqa: PLC0415
        from mailcow_facade.errors import OutcomeUnknown, PartialFailure  # noqa: PLC0415

        watch = Watch(dry=dry, secrets=secrets)
        cow = asked.client(watch)
        made: list[str] = []
        try:
            with cow, _progress(verb, values, watch):
                made += _make_up(verb, typed, values, cow)
                watch.secrets = secrets + made
                result, cut_short = _call(verb, values, cow, watch)
        except OutcomeUnknown:
            _tell(made)  # it may be in force
            raise
        if dry:
            show_plan(watch, form, whole=cut_short is None)
            if isinstance(cut_short, PartialFailure):
                raise cut_short
            return
        _tell(made)
        # What was typed in is known already.
        reveals = verb.reveals and not secrets
        _show(verb, result, form, columns, secrets=reveals or bool(typed.get("show_secrets")))
    if result is False:
        raise typer.Exit(NO)


def _call(verb: Verb, values: Mapping[str, Any], cow: Any, watch: Any) -> tuple[Any, MailcowError | None]:
    """Call the method.

    Returns:
        What it returned, and with ``--dry-run`` the error that it met after a request was held back: mostly that it
        cannot read back what was not made.
    """
    from mailcow_facade.errors import MailcowError  # noqa: PLC0415

    target = cow
    for name in verb.group.attribute.split("."):
        target = getattr(target, name)
    positional, named = positional_and_named(verb.parts, values)
    if watch.dry and "wait" in named:
        named["wait"] = False  # for what does not come
    try:
        return getattr(target, verb.method)(*positional, **named), None
    except MailcowError as error:
        if not watch.planned:
            raise
        return None, error


def positional_and_named(
    parts: Sequence[Field | Secret], values: Mapping[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """What a method is called with; what was not typed is left out."""
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for part in parts:
        value = values[part.name]
        if isinstance(part, Field) and part.variadic:
            positional += [] if value is EMPTY else value
        elif isinstance(part, Field) and part.argument:
            positional.append(value)
        elif value is not EMPTY and (value is not None or (isinstance(part, Secret) and part.required)):
            named[part.name] = value
    return positional, named


def _make_up(verb: Verb, typed: Mapping[str, Any], values: dict[str, Any], cow: Any) -> list[str]:
    found = []
    for part in verb.parts:
        if isinstance(part, Secret) and part.wants_one_made(typed):
            values[part.name] = made_up(cow)
            found.append(values[part.name])
    return found


def _tell(passwords: Sequence[str]) -> None:
    """Show what was made up."""
    for password in passwords:
        typer.echo(f"mailcow: the password, which is not shown again: {password}", err=True)


def _whose(verb: Verb, values: Mapping[str, Any]) -> str:
    """What a question for a secret calls its owner."""
    first = next((part for part in verb.parts if isinstance(part, Field) and part.argument), None)
    return str(values[first.name]) if first else f"the {verb.group_name}"


def _ask(verb: Verb, values: Mapping[str, Any]) -> None:
    """Ask whether it shall be done. Ends the command where nobody says yes."""
    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    words: list[str] = []
    for part in verb.parts:
        if isinstance(part, Field) and part.argument:
            value = values[part.name]
            words += map(str, value if isinstance(value, list) else [value])
    about = " ".join(plain(word) for word in words[:SHOWN])
    if len(words) > SHOWN:
        about += f" and {len(words) - SHOWN} more"
    confirm(" ".join(filter(None, [verb.group_name, verb.name, about])))


def confirm(what: str) -> None:
    """Ask whether something shall be done. Ends the command where nobody says yes."""
    from mailcow_facade.doctor.plain import plain  # noqa: PLC0415

    if not at_terminal():
        fail(f"{what}: there is nobody to ask, so give --yes")
    try:
        sure = typer.confirm(f"mailcow: {plain(what)}: sure?", err=True)
    except typer.Abort:
        sure = False
    if not sure:
        fail("not done", NO)


def _columns(verb: Verb, typed: str | None) -> list[str] | None:
    if typed is None:
        return None
    from mailcow_facade.cli.output import names_of  # noqa: PLC0415

    names, known = [name.strip() for name in typed.split(",") if name.strip()], names_of(verb.row)
    if not names:
        raise typer.BadParameter("no field is named", param_hint="--columns")
    for name in names:
        if known and name.partition(".")[0] not in known:
            raise typer.BadParameter(f"{name!r} is no field; there are {', '.join(known)}", param_hint="--columns")
    return names


def _show(verb: Verb, result: Any, format: Format, columns: Sequence[str] | None, *, secrets: bool) -> None:
    from mailcow_facade.cli.output import show  # noqa: PLC0415

    if result is None and format == "table":
        typer.echo("done")
        return
    usual = verb.group.columns.split()
    resource = verb.group.attribute.partition(".")[0].replace("_", " ")
    nothing = f"no {resource}" if verb.method == "list" and resource.endswith("s") else "nothing found"
    show(
        result,
        format,
        columns=columns or usual,
        model=verb.row,
        chosen=columns is not None,
        secrets=secrets,
        nothing=nothing,
    )


def show_plan(watch: Any, format: Format, *, whole: bool) -> None:
    """Write the requests that were held back."""
    import json  # noqa: PLC0415

    from mailcow_facade.cli.output import as_yaml  # noqa: PLC0415

    if format == "yaml":
        typer.echo(as_yaml(watch.planned), nl=False)
    elif format == "table":
        for request in watch.planned:
            typer.echo(f"{request['method']} {request['path']}")
            if request["body"] is not None:
                typer.echo(json.dumps(request["body"], indent=2))
    else:
        typer.echo(json.dumps(watch.planned, indent=2))
    rest = "" if whole else "; what follows depends on the server's answers"
    nothing = "nothing would be sent" if not watch.planned else "nothing was sent"
    typer.echo(f"mailcow: dry run: {nothing}{rest}", err=True)


@contextmanager
def _progress(verb: Verb, values: Mapping[str, Any], watch: Any) -> Iterator[None]:
    """A bar on stderr, at a terminal, where several objects are dealt with one after another."""
    items = next((values[part.name] for part in verb.parts if isinstance(part, Field) and part.variadic), None)
    if watch.dry or not verb.writes or not isinstance(items, list) or len(items) < 2 or not sys.stderr.isatty():
        yield
        return
    from mailcow_facade.cli.progress import bar  # noqa: PLC0415

    with bar(f"{verb.group_name} {verb.name}", len(items)) as watch.tick:
        yield
