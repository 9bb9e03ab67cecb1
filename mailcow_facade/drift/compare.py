"""Spec against spec: every change of the contract, named and graded.

Both sides are reduced to their pins first, so prose, operation ids, tags, order and example values cannot differ. What
is told, and what is told once, is described in docs/drift.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from mailcow_facade.drift.change import Change, Direction, Level
from mailcow_facade.drift.rules import RULES
from mailcow_facade.spec.document import MAX_DEPTH, Node, SpecUnsafe, listed, text_of
from mailcow_facade.spec.pin import EXAMPLE_SCHEMA, FROM_EXAMPLE, METHODS, pin

MAX_STEPS = 100_000
"""Schemas of a side, or pairs of them, that are looked into: less than 1,500 from the first to the newest revision."""

ENDLESS = "schemas refer to each other in too many ways"

Step = str | int


def compare(old: Node, new: Node) -> list[Change]:
    """The changes from one spec to another, each a served file or a pin: worst first, then by path, method and place.

    Raises:
        SpecNotOpenApi: a place that must hold a mapping holds something else.
        SpecUnsafe: schemas refer to each other in more ways than can be followed.
    """
    found = _Comparison(_Spec(pin(old)), _Spec(pin(new))).run()
    return sorted(dict.fromkeys(found), key=order)


def order(change: Change) -> tuple[Any, ...]:
    """What changes are sorted by."""
    return (
        -change.level,
        change.path,
        change.method,
        change.place,
        change.rule,
        change.media_type,
        change.before or "",
        change.after or "",
    )


@dataclass(frozen=True, slots=True)
class _At:
    """Where in the API a pair of schemas stands."""

    method: str = ""
    path: str = ""
    steps: tuple[Step, ...] = ()
    direction: Direction = "none"
    root: str = ""
    """What the ids of rules begin with at the top: ``request-body``."""
    top: int = 1
    """How many steps lead to the top."""
    media_type: str = "application/json"
    shapes: tuple[bool, bool] = (False, False)
    """Whether the old and the new schema here are shapes of examples."""
    aside: bool = False
    """Whether they are shapes beside a declared schema, which has the first word."""
    required: bool = False
    """Whether the field here must be there, in the new schema."""

    def into(self, *steps: Step) -> _At:
        return replace(self, steps=(*self.steps, *steps))

    @property
    def place(self) -> str:
        return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in self.steps)

    @property
    def names(self) -> tuple[str, ...]:
        """What the ids of rules may begin with here, the best first."""
        inner = f"{self.direction}-property"
        if len(self.steps) == self.top:
            return self.root, inner
        return ("request-parameter-property", inner) if self.root == "request-parameter" else (inner,)


# Schemas


class _Spec:
    """One side: a pin, whose references are followed."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.components: Node = document.get("components", {})
        self._flat: dict[int, Node] = {}
        self._alive: list[Any] = []
        self._pairs: dict[tuple[int, int], Node] = {}
        self._steps = 0

    def _step(self) -> None:
        """Before a schema is looked into: a few of them can stand for more than there is time and room for."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise SpecUnsafe(ENDLESS)

    def follow(self, node: Any) -> Any:
        """What a parameter, body, response or header is, be it referred to or not."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str) and ref not in seen:
            seen.add(ref)
            target = self._target(ref)
            if target is None:
                break
            node = target
        return node

    def _target(self, ref: str) -> Any:
        node: Any = self.document
        if not ref.startswith("#/"):
            return None
        for part in ref[2:].split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or key not in node:
                return None
            node = node[key]
        return node

    def flat(self, schema: Any) -> Node:
        """A schema without detours: references followed, ``allOf`` joined, ``type`` a set, null a type like others."""
        if isinstance(schema, dict) and schema.keys() == {"$ref"}:
            schema = self.follow(schema)  # the same thing wherever it is meant, so that cycles are seen
        if id(schema) not in self._flat:
            self._alive.append(schema)  # or its id is given to another
            self._flat[id(schema)] = self._flattened(schema, frozenset())
        return self._flat[id(schema)]

    def _flattened(self, schema: Any, refs: frozenset[str]) -> Node:
        self._step()
        if schema is False:
            return {"not": {}}
        if not isinstance(schema, dict):
            return {}
        parts: list[Node] = []
        own = {key: value for key, value in schema.items() if key not in ("$ref", "allOf", "oneOf", "anyOf")}
        ref = schema.get("$ref")
        if isinstance(ref, str):
            target = self._target(ref)
            if target is None:
                own["$ref"] = ref
            elif ref not in refs:
                parts.append(self._flattened(target, refs | {ref}))
        all_of = schema.get("allOf")
        parts += [self._flattened(part, refs) for part in all_of] if isinstance(all_of, list) else []
        parts.insert(0, _plain(own))
        for key in ("oneOf", "anyOf"):
            if isinstance(forms := schema.get(key), list) and forms:
                parts.append(self._forms(key, forms, refs))
        if any(part.get("nullable") for part in (*parts, schema)):
            for part in parts:
                if "type" in part:
                    part["type"] |= {"null"}
                part.pop("nullable", None)
        result: Node = {}
        for part in parts:
            self._join(result, part)
        return result

    def _join(self, result: Node, part: Node) -> None:
        """Both hold: ``allOf``."""
        for key, value in part.items():
            if key not in result or result[key] == value:
                result[key] = value
            elif key in ("properties", "patternProperties"):
                both = {name: self._both(result[key][name], value[name]) for name in value if name in result[key]}
                result[key] = {**result[key], **value, **both}
            elif key == "items" or (key == "additionalProperties" and False not in (value, result[key])):
                result[key] = self._both(result[key], value)
            elif key in _JOINED:
                result[key] = _JOINED[key](result[key], value)
            else:
                result["allOf"] = [*result.get("allOf", ()), {key: value}]

    def _both(self, one: Any, other: Any) -> Any:
        """The same object each time, so that cycles are seen."""
        if one is other:
            return one
        return self._pairs.setdefault((id(one), id(other)), {"allOf": [one, other]})

    def _forms(self, key: str, forms: list[Any], refs: frozenset[str]) -> Node:
        """``oneOf`` or ``anyOf``, as a set of types where they are no more than that."""
        flat = [self._flattened(form, refs) for form in forms]
        rest = [(form, each) for form, each in zip(forms, flat, strict=True) if each != {"type": frozenset({"null"})}]
        nullable = len(rest) < len(forms)
        if len(rest) == 1:
            only = dict(rest[0][1])
            if nullable and "type" in only:
                only["type"] |= {"null"}
            return only
        if all(each.keys() == {"type"} for each in flat):
            return {"type": _whole(frozenset().union(*(each["type"] for each in flat)))}
        return {key: forms}

    def expanded(self, value: Any, refs: frozenset[str] = frozenset()) -> Any:
        """A value with what it refers to in place, for comparing it as a whole."""
        self._step()
        if isinstance(value, list):
            return [self.expanded(part, refs) for part in value]
        if not isinstance(value, dict):
            return value
        ref = value.get("$ref")
        if isinstance(ref, str) and ref not in refs and (target := self._target(ref)) is not None:
            rest = {key: part for key, part in value.items() if key != "$ref"}
            return (
                [self.expanded(target, refs | {ref}), self.expanded(rest, refs)]
                if rest
                else self.expanded(target, refs | {ref})
            )
        return {key: self.expanded(part, refs) for key, part in value.items()}


def _plain(schema: Node) -> Node:
    """Keywords that can be written in two ways, written in one; those that are as good as none left out."""
    result = {key: value for key, value in schema.items() if not _is_idle(key, value)}
    types = result.get("type")
    if isinstance(types, (str, list)):
        result["type"] = _whole(frozenset(map(str, types if isinstance(types, list) else [types])))
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if result.get(exclusive) is True:  # as in OpenAPI 3.0
            del result[exclusive]
            if bound in result:
                result[exclusive] = result.pop(bound)
    if isinstance(result.get("required"), list):
        result["required"] = sorted(set(map(str, result["required"])))
    for key, kind in _KINDS.items():
        if key in result and (not isinstance(result[key], kind) or isinstance(result[key], bool)):
            result[f"{key} (invalid)"] = result.pop(key)
    return result


def _is_idle(key: str, value: Any) -> bool:
    if key in ("properties", "patternProperties"):
        return bool(value == {})
    if key == "additionalProperties":
        return value is True or bool(value == {})
    return (value is False and key in _FLAGS) or (key in ("required", "type") and value == [])


_FLAGS = frozenset(
    {"nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum"}
)


def _whole(types: frozenset[str]) -> frozenset[str]:
    """Every integer is a number."""
    return types - {"integer"} if "number" in types else types


def _join_types(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    common = {each for each in one if _covers(other, {each})} | {each for each in other if _covers(one, {each})}
    return frozenset(common)


_JOINED: dict[str, Callable[[Any, Any], Any]] = {
    "type": _join_types,
    "required": lambda one, other: sorted({*one, *other}),
    "enum": lambda one, other: [value for value in one if value in other],
    "additionalProperties": lambda one, other: False,
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
}


def _covers(types: Iterable[str], inner: Iterable[str]) -> bool:
    """Whether every value of the types ``inner`` is of one of ``types``."""
    return all(each in types or (each == "integer" and "number" in types) for each in inner)


_WIDER = {
    ("int32", "int64"), ("int32", "bigint"), ("int64", "bigint"), ("float", "double"),
    ("date", "date-time"), ("time", "date-time"),
}  # fmt: skip
"""Formats, and such that take their values as well: as oasdiff has it."""

_BOUNDS = {
    "maximum": ("max", False),
    "exclusiveMaximum": ("exclusive-max", False),
    "maxLength": ("max-length", False),
    "maxItems": ("max-items", False),
    "maxProperties": ("max-properties", False),
    "minimum": ("min", True),
    "exclusiveMinimum": ("exclusive-min", True),
    "minLength": ("min-length", True),
    "minItems": ("min-items", True),
    "minProperties": ("min-properties", True),
}
"""Keyword: what it is called in rules, and whether more of it leaves less."""

_OBJECT = ("properties", "required", "additionalProperties", "patternProperties")
_ARRAY = ("items", "prefixItems")
_NAMED = frozenset(
    {
        "type", "format", "nullable", "enum", "const", "default", "pattern", "deprecated", "readOnly", "writeOnly",
        "oneOf", "anyOf", FROM_EXAMPLE, EXAMPLE_SCHEMA, *_OBJECT, *_ARRAY, *_BOUNDS,
    }
)  # fmt: skip
"""The keywords that have rules of their own."""


_KINDS: dict[str, Any] = {"type": frozenset, "format": str, "enum": list, "required": list, "prefixItems": list}
_KINDS |= dict.fromkeys(_BOUNDS, (int, float))
"""What the values of keywords are that are looked into."""


# Walking


@dataclass(slots=True)
class _Comparison:
    old: _Spec
    new: _Spec
    found: list[tuple[Change, bool]] = field(default_factory=list)
    """With each, whether only an example beside a declared schema tells of it."""
    steps: int = 0
    open: set[tuple[int, int]] = field(default_factory=set)
    """Pairs of schemas that are being compared: one that comes again within itself is a cycle."""

    def run(self) -> list[Change]:
        self._api()
        same = _equal(self.old.components, self.new.components)
        for before, after, path in _paths(self.old.document["paths"], self.new.document["paths"]):
            names = _renamed(before, path) if before and after else {}
            old_item = self.old.document["paths"].get(before, {})
            new_item = self.new.document["paths"].get(after, {})
            if same and not names and _equal(old_item, new_item):
                continue
            for method in METHODS:
                at = _At(method.upper(), path)
                was, now = old_item.get(method), new_item.get(method)
                if was is None and now is None:
                    continue
                if was is None:
                    self._tell(at, "endpoint-added", None, "operation")
                elif now is None:
                    stem = "api-removed" if any(each in new_item for each in METHODS) else "api-path-removed"
                    announced = "with" if was.get("deprecated") is True else "without"
                    self._tell(at, f"{stem}-{announced}-deprecation", "operation", None)
                else:
                    self._operation(at, (old_item, was), (new_item, now), names)
        return [change for change, _ in self.found]

    def _tell(self, at: _At, rule: str, before: str | None = None, after: str | None = None) -> None:
        level = RULES[rule].level
        change = Change(
            rule=rule,
            level=min(level, Level.risky) if at.aside else level,
            method=at.method,
            path=at.path,
            place=at.place,
            before=before,
            after=after,
            source="example" if any(at.shapes) else "schema",
            media_type=at.media_type,
        )
        self.found.append((change, at.aside))

    def _grade(self, at: _At, stem: str, before: str | None, after: str | None, *, less: bool | None = None) -> None:
        """Tell by the end of a rule's id. Where there is none for this place: whether ``less`` fits than before."""
        own = {None: "changed", True: "narrowed", False: "widened"}[less]
        candidates = (*(f"{name}-{stem}" for name in at.names), f"own-{at.direction}-schema-{own}")
        self._tell(at, next(rule for rule in candidates if rule in RULES), before, after)

    # The whole API

    def _api(self) -> None:
        urls = [_urls(spec.document) for spec in (self.old, self.new)]
        if urls[0] != urls[1]:
            self._tell(_At(steps=("servers",)), "own-server-changed", *urls)
        was, now = (_requirements(spec.document.get("security")) for spec in (self.old, self.new))
        self._security(_At(), was, now, "api-global-security")
        old, new = (spec.components.get("securitySchemes", {}) for spec in (self.old, self.new))
        for name in sorted({*old, *new}):
            at = _At(steps=("securitySchemes", name))
            was, now = self.old.follow(old.get(name)), self.new.follow(new.get(name))
            before, after = (None if each is None else _credentials(each) for each in (was, now))
            if before == after:
                continue
            if before is None or after is None:
                self._tell(at, f"api-security-component-{'added' if before is None else 'removed'}", before, after)
            elif isinstance(was, dict) and isinstance(now, dict) and was.get("type") == now.get("type"):
                self._tell(at, "own-security-component-changed", before, after)
            else:
                self._tell(at, "api-security-component-type-changed", before, after)

    def _security(self, at: _At, was: set[str], now: set[str], rule: str) -> None:
        for each in sorted(was - now):
            self._tell(at.into("security", each), f"{rule}-removed", each, None)
        for each in sorted(now - was):
            self._tell(at.into("security", each), f"{rule}-added", None, each)

    # Operations

    def _operation(self, at: _At, old: tuple[Node, Node], new: tuple[Node, Node], names: dict[str, str]) -> None:
        was, now = old[1], new[1]
        if bool(was.get("deprecated")) != bool(now.get("deprecated")):
            self._tell(at, f"endpoint-{_lifecycle(now)[0]}", *_lifecycle(now)[1:])
        if "security" in was or "security" in now:
            self._security(
                at,
                _requirements(was.get("security", self.old.document.get("security"))),
                _requirements(now.get("security", self.new.document.get("security"))),
                "api-security",
            )
        self._parameters(at, _parameters(self.old, *old, names), _parameters(self.new, *new, {}))
        self._request_body(
            replace(at, steps=("body",), direction="request", root="request-body"),
            self.old.follow(was.get("requestBody")) or {},
            self.new.follow(now.get("requestBody")) or {},
        )
        self._responses(at, was.get("responses", {}), now.get("responses", {}))

    def _parameters(self, at: _At, old: dict[tuple[str, str], Node], new: dict[tuple[str, str], Node]) -> None:
        for key in sorted({*old, *new}):
            was, now = old.get(key), new.get(key)
            spelt = now or was or {}
            here = replace(
                at, steps=(key[0], str(spelt.get("name", ""))), direction="request", root="request-parameter", top=2
            )
            if was is None and now is not None:
                required = "required" if now.get("required") is True else "optional"
                rule = "new-request-path-parameter" if key[0] == "path" else f"new-{required}-request-parameter"
                self._tell(here, rule, None, self._described(self.new, _schema_of(now)))
            elif now is None and was is not None:
                announced = "-with-deprecation" if was.get("deprecated") is True else ""
                before = self._described(self.old, _schema_of(was))
                self._tell(here, f"request-parameter-removed{announced}", before, None)
            elif was is not None and now is not None:
                self._parameter(here, was, now)

    def _parameter(self, at: _At, was: Node, now: Node) -> None:
        self._required(at, was, now)
        if bool(was.get("deprecated")) != bool(now.get("deprecated")):
            self._grade(at, *_lifecycle(now))
        before, after = _written(was), _written(now)
        if before != after:
            self._tell(at, "own-request-parameter-changed", before, after)
        array = after.startswith("form, repeated")
        if "content" in was and "content" in now:
            for media_type in sorted({*was["content"], *now["content"]}):
                old, new = was["content"].get(media_type), now["content"].get(media_type)
                if old is not None and new is not None:
                    self._holder(replace(at, media_type=media_type), old, new, array=array)
        elif "content" not in was and "content" not in now:
            self._holder(at, was, now, array=array)

    def _required(self, at: _At, was: Node, now: Node) -> None:
        before, after = was.get("required") is True, now.get("required") is True
        if before != after:
            words = "required" if before else "optional", "required" if after else "optional"
            self._grade(at, f"became-{words[1]}", *words)

    def _request_body(self, at: _At, was: Node, now: Node) -> None:
        old, new = was.get("content", {}), now.get("content", {})
        if not old and not new:
            return
        if not old:
            rule = f"request-body-added-{'required' if now.get('required') is True else 'optional'}"
            self._tell(at, rule, None, self._media(self.new, new))
        elif not new:
            self._tell(at, "request-body-removed", self._media(self.old, old), None)
        else:
            self._required(at, was, now)
            self._content(at, old, new, "request-body-media-type", "request-body-media-type-schema")

    def _responses(self, at: _At, old: Node, new: Node) -> None:
        for status in sorted({*old, *new}):
            here = replace(at, steps=(status,), direction="response", root="response-body")
            was, now = self.old.follow(old.get(status)), self.new.follow(new.get(status))
            if was is None or now is None:
                success = "success" if status.startswith("2") else "non-success"
                before = None if was is None else self._media(self.old, was.get("content", {}))
                after = None if now is None else self._media(self.new, now.get("content", {}))
                self._tell(here, f"response-{success}-status-{'added' if was is None else 'removed'}", before, after)
                continue
            self._headers(here, was.get("headers", {}), now.get("headers", {}))
            old_content, new_content = was.get("content", {}), now.get("content", {})
            self._content(here, old_content, new_content, "response-media-type", "response-body-media-type-schema")

    def _headers(self, at: _At, old: Node, new: Node) -> None:
        was = {name.lower(): (name, self.old.follow(header)) for name, header in old.items()}
        now = {name.lower(): (name, self.new.follow(header)) for name, header in new.items()}
        for key in sorted({*was, *now}):
            name = (now.get(key) or was[key])[0]
            here = replace(at.into("header", name), root="response-header", top=3)
            if key not in was:
                self._tell(here, "response-header-added", None, self._described(self.new, _schema_of(now[key][1])))
            elif key not in now:
                kept = "required" if was[key][1].get("required") is True else "optional"
                before = self._described(self.old, _schema_of(was[key][1]))
                self._tell(here, f"{kept}-response-header-removed", before, None)
            else:
                self._required(here, was[key][1], now[key][1])
                self._holder(here, was[key][1], now[key][1])

    def _content(self, at: _At, old: Node, new: Node, rule: str, schema_rule: str) -> None:
        for before, after in _media_types(old, new):
            here = replace(at, media_type=after or before or "")
            was, now = old.get(before or ""), new.get(after or "")
            if was is None:
                self._tell(here, f"{rule}-added", None, after)
            elif now is None:
                self._tell(here, f"{rule}-removed", before, None)
            else:
                if before != after:
                    holds = _holds(str(before), str(after)), _holds(str(after), str(before))
                    stem = "changed" if all(holds) else "specialized" if holds[0] else "generalized"
                    less = None if all(holds) else holds[0]
                    self._grade(replace(here, root=rule), f"name-{stem}", before, after, less=less)
                if ("schema" in was) != ("schema" in now):
                    words = self._described(self.old, was.get("schema")), self._described(self.new, now.get("schema"))
                    if "schema" in now:
                        self._tell(here, f"{schema_rule}-added", None, words[1])
                    else:
                        self._tell(here, f"{schema_rule}-removed", words[0], None)
                else:
                    self._holder(here, was, now)

    def _holder(self, at: _At, was: Node, now: Node, *, array: bool = False) -> None:
        """A media type, parameter or header: its schema, and the example beside it."""
        begin = len(self.found)
        self._schema(at, was.get("schema", {}), now.get("schema", {}), array=array)
        self._example(at, was, now, was.get("schema", {}), now.get("schema", {}))
        told: list[tuple[Change, bool]] = [entry for entry in self.found[begin:] if not entry[1]]
        for change, aside in self.found[begin:]:
            if aside and not any(_tells(other, change) for other, _ in told):
                told.append((change, aside))
        self.found[begin:] = told

    # Schemas

    def _schema(self, at: _At, old: Any, new: Any, *, array: bool = False) -> None:
        was, now = self.old.flat(old), self.new.flat(new)
        self.steps += 1
        if self.steps > MAX_STEPS or len(at.steps) > MAX_DEPTH:
            raise SpecUnsafe(f"the {ENDLESS} in {at.method} {at.path}")
        pair = (id(was), id(now))
        if pair in self.open:
            return
        self.open.add(pair)
        at = replace(at, shapes=(at.shapes[0] or FROM_EXAMPLE in was, at.shapes[1] or FROM_EXAMPLE in now))
        forms = _forms_of(was), _forms_of(now)
        stem = "any-of" if "anyOf" in was or "anyOf" in now else "one-of"
        if _is_one_of_many(was, now) or _is_one_of_many(now, was):
            self._forms(at, forms[0] or [old], forms[1] or [new], stem)
        else:
            self._one_schema(at, was, now, array=array)
            if all(forms):
                self._forms(at, *forms, stem)
            elif any(forms):
                words = (f"{stem} {len(each)}" if each else None for each in forms)
                self._grade(at, "forms", *words, less=not forms[0])
        self._example(at, was, now, old, new)
        self.open.discard(pair)

    def _one_schema(self, at: _At, was: Node, now: Node, *, array: bool) -> None:
        """Everything but the forms. A type that is another one is told alone."""
        if bool(was.get("deprecated")) != bool(now.get("deprecated")):
            self._grade(at, *_lifecycle(now))
        retyped, apart = self._types(at, was, now, array=array)
        if apart:
            return
        self._values(at, was, now)
        if not retyped or (_speaks_of("object", _OBJECT, was) and _speaks_of("object", _OBJECT, now)):
            self._object(at, was, now)
        if not retyped or (_speaks_of("array", _ARRAY, was) and _speaks_of("array", _ARRAY, now)):
            self._array(at, was, now)

    def _example(self, at: _At, was: Node, now: Node, old: Any, new: Any) -> None:
        """What the examples beside a schema show. Where one is missing, it would show what is declared."""
        before, after = was.get(EXAMPLE_SCHEMA), now.get(EXAMPLE_SCHEMA)
        if before is None and after is None:
            return
        if before is None:
            before = old if _is_shape(old) else self._imagined(self.old, old, after)
        if after is None:
            after = new if _is_shape(new) else self._imagined(self.new, new, before)
        if before != after:
            self._schema(replace(at, shapes=(True, True), aside=True), before, after)

    def _imagined(self, spec: _Spec, declared: Any, like: Any) -> Any:
        """``like``, the shape of an example, as far as a declared schema agrees; else what that says."""
        flat = spec.flat(declared)
        if not flat:
            return like
        result: Node = {}
        shown = spec.flat(like).get("type")
        types = flat.get("type")
        fits = types is None or (shown is not None and _covers(types, shown))
        told = shown if fits or types is None else types
        if told:
            result["type"] = sorted(told)
        properties = like.get("properties", {})
        known = flat.get("properties")
        kept = {
            name: inner if known is None else self._imagined(spec, known[name], inner)
            for name, inner in properties.items()
            if known is None or name in known
        }
        if kept and (told is None or "object" in told):
            result["properties"] = kept
        for key in ("items", "additionalProperties"):
            if key in like and (told is None or {"items": "array"}.get(key, "object") in told):
                result[key] = (
                    self._imagined(spec, flat[key], like[key]) if isinstance(flat.get(key), dict) else like[key]
                )
        return result

    def _described(self, spec: _Spec, schema: Any, depth: int = 0) -> str:
        """A schema in the words of JSON Schema."""
        flat = spec.flat(schema)
        for key in ("oneOf", "anyOf"):
            if key in flat and depth < 3:  # they may be forms of themselves
                return " or ".join(dict.fromkeys(self._described(spec, form, depth + 1) for form in flat[key]))
        return _worded(flat.get("type"), flat.get("format"))

    def _media(self, spec: _Spec, content: Node) -> str:
        words = [self._described(spec, each["schema"]) for _, each in sorted(content.items()) if "schema" in each]
        return " or ".join(dict.fromkeys(words)) or ("anything" if content else "nothing")

    def _types(self, at: _At, was: Node, now: Node, *, array: bool) -> tuple[bool, bool]:
        """Type and format. Whether the type changed, and whether the two have nothing in common."""
        old, new = was.get("type"), now.get("type")
        formats = was.get("format"), now.get("format")
        words = _worded(old, formats[0]), _worded(new, formats[1])
        if old == new and formats[0] == formats[1]:
            return False, False
        if old and new and old ^ new == {"null"} and old - {"null"} and new - {"null"}:
            self._grade(at, "became-nullable" if "null" in new else "became-not-nullable", *words)
            if formats[0] == formats[1]:
                return False, False
            old = new = old - {"null"}
        wider = _within(old, new) and _format_within(*formats)
        narrower = _within(new, old) and _format_within(*reversed(formats))
        texts = at.root == "request-parameter"
        loose = new is None or new == {"string"} or (array and self._takes_each(now, old))
        if texts and len(at.steps) > at.top:
            loose = wider or (loose and formats[0] == formats[1])
            stem = "type-generalized" if wider else "type-changed" if loose else "type-specialized"
        elif wider or (texts and loose and _format_within(*formats)):
            stem = "type-generalized"
        elif narrower and at.direction == "response":
            stem = "type-specialized"
        else:
            stem = "type-changed"
        self._grade(at, stem, *words)
        apart = old is not None and new is not None and not _join_types(old, new) - {"null"}
        return old != new, apart

    def _takes_each(self, now: Node, old: frozenset[str] | None) -> bool:
        """Whether a parameter that may be repeated takes the single value that it took before."""
        if now.get("type", frozenset()) - {"null"} != {"array"} or not old or "array" in old:
            return False
        items = self.new.flat(now.get("items", {})).get("type")
        return items is None or items >= {"string"} or _covers(items, old - {"null"})

    def _values(self, at: _At, was: Node, now: Node) -> None:
        """Everything that narrows a value down: its enum, its bounds, its pattern, its access."""
        self._enum(at, was.get("enum"), now.get("enum"))
        for key, stem in (("const", "const"), ("default", "default-value"), ("pattern", "pattern")):
            before, after = (None if key not in each else text_of(each[key]) for each in (was, now))
            if before != after:
                change = "added" if before is None else "removed" if after is None else "changed"
                self._grade(at, f"{stem}-{change}", before, after)
        for key in _BOUNDS:
            if was.get(key) != now.get(key):
                self._bound(at, key, was.get(key), now.get(key))
        for key, access in (("readOnly", "read-only"), ("writeOnly", "write-only")):
            if bool(was.get(key)) != bool(now.get(key)):
                self._access(at, access, became=bool(now.get(key)))
        for key in sorted({*was, *now} - _NAMED):
            before, after = self.old.expanded(was.get(key)), self.new.expanded(now.get(key))
            if before != after:
                less: bool | None = None
                if key in ("uniqueItems", "multipleOf") and (before is None or after is None):
                    less = before is None
                told = (None if each is None else f"{key} {text_of(each)}" for each in (before, after))
                self._grade(at, key, *told, less=less)

    def _bound(self, at: _At, key: str, before: Any, after: Any) -> None:
        stem, lower = _BOUNDS[key]
        if before is None or after is None:
            change, less = ("set", True) if before is None else ("unset", False)
        else:
            change, less = ("increased", lower) if after > before else ("decreased", not lower)
        told = (None if each is None else f"{key} {text_of(each)}" for each in (before, after))
        self._grade(at, f"{stem}-{change}", *told, less=less)

    def _access(self, at: _At, access: str, *, became: bool) -> None:
        stem = f"property-{'became' if became else 'became-not'}-{access}"
        words = (None, access) if became else (access, None)
        self._tell(at, f"{at.direction}-{'required' if at.required else 'optional'}-{stem}", *words)

    def _enum(self, at: _At, was: Any, now: Any) -> None:
        if not isinstance(was, list) and not isinstance(now, list):
            return
        before, after = (listed(each) if isinstance(each, list) else None for each in (was, now))
        if before is None or after is None:
            self._grade(at, "became-enum" if before is None else "enum-removed", before, after, less=before is None)
            return
        values = [set(map(text_of, each)) for each in (was, now)]
        if values[1] - values[0]:
            self._grade(at, "enum-value-added", before, after)
        if values[0] - values[1]:
            whole = at.root == "response-body" and len(at.steps) == at.top
            if whole:
                self._tell(at, "response-mediatype-enum-value-removed", before, after)
            else:
                self._grade(at, "enum-value-removed", before, after)

    def _object(self, at: _At, was: Node, now: Node) -> None:
        old, new = (each.get("properties", {}) for each in (was, now))
        needed = [each["required"] if isinstance(each.get("required"), list) else [] for each in (was, now)]
        for name in sorted({*old, *new, *needed[0], *needed[1]}):
            before, after = name in needed[0], name in needed[1]
            here = replace(at.into(name), required=after)
            if name not in old and not before:
                self._property(here, None, new.get(name, {}), required=after)
            elif name not in new and not after:
                self._property(here, old.get(name, {}), None, required=before)
            else:
                if before != after:
                    stem = f"became-{'required' if after else 'optional'}"
                    given = after and at.direction == "request" and "default" in self.new.flat(new.get(name, {}))
                    words = ("required", "optional") if before else ("optional", "required")
                    self._tell(here, f"{at.direction}-property-{stem}{'-with-default' if given else ''}", *words)
                self._schema(here, old.get(name, {}), new.get(name, {}))
        self._patterns(at, was.get("patternProperties", {}), now.get("patternProperties", {}))
        self._others(at.into("*"), was.get("additionalProperties", True), now.get("additionalProperties", True))

    def _property(self, at: _At, old: Any, new: Any, *, required: bool) -> None:
        """A field that is on one side alone."""
        before = None if old is None else self._described(self.old, old)
        after = None if new is None else self._described(self.new, new)
        need = "required" if required else "optional"
        if at.direction == "response":
            rule = f"response-{need}-property-{'added' if old is None else 'removed'}"
        elif old is None:
            rule = f"new-{need}-request-property"
            if required and "default" in self.new.flat(new):
                rule += "-with-default"
        else:
            rule = "request-property-removed"
        shown = at.shapes[1] if old is None else at.shapes[0]
        self._tell(replace(at, shapes=(shown, shown)), rule, before, after)

    def _patterns(self, at: _At, old: Node, new: Node) -> None:
        for pattern in sorted({*old, *new}):
            if pattern not in old:
                self._grade(at, "pattern-property-added", None, pattern, less=True)
            elif pattern not in new:
                self._grade(at, "pattern-property-removed", pattern, None, less=False)
            else:
                self._schema(at.into("*"), old[pattern], new[pattern])

    def _others(self, at: _At, old: Any, new: Any) -> None:
        """``additionalProperties``: what fields may be there that have no name."""
        if isinstance(old, dict) and isinstance(new, dict):
            self._schema(at, old, new)
        elif isinstance(old, dict) or isinstance(new, dict):
            schemas = (each if isinstance(each, dict) else None for each in (old, new))
            self._property(at, *schemas, required=False)
        elif bool(old) != bool(new):
            words = ("any other field" if old else "no other field", "any other field" if new else "no other field")
            self._grade(at, "additional-properties", *words, less=not new)

    def _array(self, at: _At, was: Node, now: Node) -> None:
        if "items" in was or "items" in now:
            here = at.into("*")
            # An example of an empty list says nothing about its items.
            if "items" not in was and at.shapes[0]:
                self._property(here, None, now["items"], required=False)
            elif "items" not in now and at.shapes[1]:
                self._property(here, was["items"], None, required=False)
            else:
                self._schema(here, was.get("items", {}), now.get("items", {}))
        old, new = was.get("prefixItems", []), now.get("prefixItems", [])
        for number, pair in enumerate(zip(old, new, strict=False)):
            self._schema(at.into(number), *pair)
        if len(old) != len(new):
            counts = [str(len(each)) if each else None for each in (old, new)]
            less = len(new) > len(old)
            self._grade(at, f"prefix-items-{'added' if less else 'removed'}", *counts, less=less)

    def _forms(self, at: _At, old: list[Any], new: list[Any], stem: str) -> None:
        """``oneOf`` and ``anyOf``: equal forms go together first, then those that are most alike."""
        old = list(old)
        new = list(new)
        whole = [[text_of(spec.expanded(form)) for form in forms] for spec, forms in ((self.old, old), (self.new, new))]
        for number in reversed(range(len(old))):
            if whole[0][number] in whole[1]:
                twin = whole[1].index(whole[0][number])
                del old[number], new[twin], whole[1][twin]
        alike = sorted(
            (-score, i, j)
            for i, before in enumerate(old)
            for j, after in enumerate(new)
            if (score := self._likeness(before, after))
        )
        paired: dict[int, int] = {}
        for _, i, j in alike:
            if i not in paired and j not in paired.values():
                paired[i] = j
        for i, j in sorted(paired.items()):
            self._schema(at, old[i], new[j])
        gone = [self._described(self.old, form) for i, form in enumerate(old) if i not in paired]
        come = [self._described(self.new, form) for j, form in enumerate(new) if j not in paired.values()]
        if gone:
            self._grade(at, f"{stem}-removed", " or ".join(dict.fromkeys(gone)), None, less=True)
        if come:
            self._grade(at, f"{stem}-added", None, " or ".join(dict.fromkeys(come)), less=False)

    def _likeness(self, old: Any, new: Any) -> float:
        """How much two forms have in common, from 0 for nothing."""
        was, now = self.old.flat(old), self.new.flat(new)
        types, others = was.get("type"), now.get("type")
        if types and others and not _join_types(types, others) - {"null"}:
            return 0
        names = [set(each.get("properties", {})) for each in (was, now)]
        if not names[0] and not names[1]:
            return 1
        return len(names[0] & names[1]) / len(names[0] | names[1])


# Reading a pin


def _paths(old: Node, new: Node) -> Iterator[tuple[str, str, str]]:
    """Each path of the old side with that of the new, "" where there is none, and how it is spelt in reports.

    What a path's parameter is called is nothing that a caller sends.
    """
    both = sorted(old.keys() & new.keys())
    yield from ((path, path, path) for path in both)
    unnamed: tuple[dict[str, list[str]], ...] = ({}, {})
    for side, paths in zip(unnamed, (old.keys() - new.keys(), new.keys() - old.keys()), strict=True):
        for path in sorted(paths):
            side.setdefault(_PARAMETER.sub("{}", path), []).append(path)
    for key in sorted({*unnamed[0], *unnamed[1]}):
        was, now = unnamed[0].get(key, []), unnamed[1].get(key, [])
        yield from ((before, after, after) for before, after in zip(was, now, strict=False))
        yield from ((before, "", before) for before in was[len(now) :])
        yield from (("", after, after) for after in now[len(was) :])


_PARAMETER = re.compile(r"\{([^{}]*)\}")


def _renamed(before: str, after: str) -> dict[str, str]:
    """What the parameters of a path are called in the newer spec, by their old names."""
    names = zip(_PARAMETER.findall(before), _PARAMETER.findall(after), strict=True)
    return {old: new for old, new in names if old != new}


def _parameters(spec: _Spec, item: Node, operation: Node, names: dict[str, str]) -> dict[tuple[str, str], Node]:
    """The parameters of an operation, its path's included, by where they are and what they are called."""
    found: dict[tuple[str, str], Node] = {}
    for each in (*item.get("parameters", ()), *operation.get("parameters", ())):
        parameter = spec.follow(each)
        kind, name = str(parameter.get("in", "")), str(parameter.get("name", parameter.get("$ref", "")))
        if kind == "path":
            name = names.get(name, name)
        found[kind, name.lower() if kind == "header" else name] = {**parameter, "name": name}
    return found


def _media_types(old: Node, new: Node) -> Iterator[tuple[str | None, str | None]]:
    """Each media type of the old side with that of the new: itself, or one that holds it or is held by it."""
    yield from ((each, each) for each in sorted(old.keys() & new.keys()))
    gone, come = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    for before in gone:
        after = next((each for each in come if _holds(before, each) or _holds(each, before)), None)
        if after:
            come.remove(after)
        yield before, after
    yield from ((None, each) for each in come)


def _holds(wide: str, narrow: str) -> bool:
    """Whether a media type is, or is a range that has in it, another: ``*/*``, ``text/*``. Their parameters aside."""
    one, other = (each.partition(";")[0].strip().lower().partition("/") for each in (wide, narrow))
    return one[0] in ("*", other[0]) and one[2] in ("*", other[2])


def _schema_of(parameter: Node) -> Any:
    if "schema" in parameter:
        return parameter["schema"]
    return next((media.get("schema", {}) for media in parameter.get("content", {}).values()), {})


def _written(parameter: Node) -> str:
    """How a parameter's value is written into the request."""
    if "content" in parameter:
        return "as " + ", ".join(sorted(parameter["content"]))
    style = parameter.get("style") or ("form" if parameter.get("in") in ("query", "cookie") else "simple")
    words = [str(style)]
    if parameter.get("explode", style == "form"):
        words.append("repeated")
    words += [name for name in ("allowEmptyValue", "allowReserved") if parameter.get(name) is True]
    return ", ".join(words)


def _urls(document: Node) -> str:
    return ", ".join(sorted({str(server.get("url", "")) for server in document.get("servers", ())} or {"/"}))


def _requirements(security: Any) -> set[str]:
    """Each way to be let in, as a text: ``ApiKeyAuth``, ``Key + OAuth (read, write)``."""
    ways = set()
    for way in security if isinstance(security, list) else ():
        parts = [
            f"{name} ({', '.join(sorted(map(str, scopes)))})" if isinstance(scopes, list) and scopes else str(name)
            for name, scopes in (sorted(way.items()) if isinstance(way, dict) else ())
        ]
        ways.add(" + ".join(parts) or "none")
    return ways


def _credentials(scheme: Any) -> str:
    if isinstance(scheme, dict) and scheme.keys() == {"type", "in", "name"}:
        return f"{scheme['type']} in {scheme['in']} {scheme['name']}"
    return text_of(scheme)


# Words


def _is_shape(schema: Any) -> bool:
    return isinstance(schema, dict) and FROM_EXAMPLE in schema


def _forms_of(flat: Node) -> list[Any]:
    forms: list[Any] = flat.get("oneOf") or flat.get("anyOf") or []
    return forms


def _is_one_of_many(one: Node, many: Node) -> bool:
    """Whether one side is a schema, and the other nothing but several forms."""
    return bool(_forms_of(many)) and not _says(many) and not _forms_of(one) and _says(one)


def _says(flat: Node) -> bool:
    """Whether a schema rules anything out, its forms aside."""
    return bool(flat.keys() - _SILENT)


_SILENT = {"oneOf", "anyOf", "default", "deprecated", "readOnly", "writeOnly", FROM_EXAMPLE, EXAMPLE_SCHEMA}


def _speaks_of(kind: str, keys: tuple[str, ...], flat: Node) -> bool:
    """Whether a schema has objects, or arrays, in mind."""
    return kind in flat.get("type", ()) or any(key in flat for key in keys)


def _tells(declared: Change, example: Change) -> bool:
    """Whether a change of an example is told already by a change of the declared schema, or of another example.

    A field that came or went within one that did is; and so is one that only the example shows to be in a list.
    """
    sense = _sense(declared)
    if sense != _sense(example) or sense is None:
        return (declared.rule, declared.place) == (example.rule, example.place)
    if sense == "type":
        return declared.place == example.place
    whole, part = _outside_lists(declared), _outside_lists(example)
    return part[: len(whole)] == whole


def _outside_lists(change: Change) -> list[str]:
    *steps, last = change.place.split("/")
    return [*(step for step in steps if step != "*"), last]


def _sense(change: Change) -> str | None:
    rule = RULES[change.rule]
    if rule.kind == "type" or "nullable" in rule.id:
        return "type"
    if rule.kind == "existence":
        return "added" if change.before is None else "removed"
    return None


def _within(types: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    """Whether each value of some types is of the others; None are all types."""
    return others is None or (types is not None and _covers(others, types))


def _format_within(one: Any, other: Any) -> bool:
    return other is None or one == other or (one, other) in _WIDER


def _worded(types: frozenset[str] | None, form: Any) -> str:
    if types is None:
        return f"anything ({form})" if form else "anything"
    words = sorted(types - {"null"})
    if form:
        words = [f"{word} ({form})" if word in ("string", "integer", "number") else word for word in words]
    return " or ".join([*words, *(["null"] if "null" in types else [])])


def _lifecycle(now: Node) -> tuple[str, str | None, str | None]:
    """The end of a rule's id, and what stood and stands there."""
    return ("deprecated", None, "deprecated") if now.get("deprecated") else ("reactivated", "deprecated", None)


def _equal(one: Any, other: Any) -> bool:
    """Whether two documents are the same; to Python alone 1 is true, too."""
    return bool(one == other) and text_of(one) == text_of(other)
