"""The kinds of change, named and graded as oasdiff does (https://www.oasdiff.com).

What oasdiff has no rule for has one of ours: its id begins with ``own-``. Rules that differ only in where the change is
are written once, as a family.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from mailcow_facade.drift.change import Area, Direction, Kind, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change."""

    id: str
    level: Level
    direction: Direction
    area: Area
    kind: Kind
    text: str
    """What it means to a caller, in a sentence."""


_S, _R, _B = Level.safe, Level.risky, Level.breaking

PLACES: dict[str, tuple[Direction, Area, str]] = {
    "request-body": ("request", "schema", "the request's body"),
    "request-property": ("request", "schema", "a field of the request"),
    "request-parameter": ("request", "parameters", "a parameter"),
    "request-parameter-property": ("request", "parameters", "a field of a parameter"),
    "response-body": ("response", "schema", "the reply"),
    "response-property": ("response", "schema", "a field of the reply"),
    "response-header": ("response", "headers", "a header of the reply"),
}
"""What the ids of families begin with, and what that is called."""

_BODIES = ("request-body", "request-property", "response-body", "response-property")
_SENT = ("request-body", "request-property", "request-parameter")
_COME = ("response-body", "response-property")

FAMILIES: tuple[tuple[str, Kind, dict[Level, tuple[str, ...]], str], ...] = (
    ("type-changed", "type", {_B: (*_SENT, *_COME, "response-header"), _R: ("request-parameter-property",)},
     "The type of {it} is another one: what was right before no longer fits."),
    ("type-generalized", "type",
     {_S: (*_SENT, "request-parameter-property"), _B: (*_COME, "response-header")},
     "{It} may be of more types than before."),
    ("type-specialized", "type", {_B: ("request-parameter-property",), _S: (*_COME, "response-header")},
     "{It} is of fewer types than before."),
    ("became-nullable", "requiredness",
     {_S: (*_SENT, "request-parameter-property"), _B: (*_COME, "response-header")},
     "{It} may be null now."),
    ("became-not-nullable", "requiredness",
     {_B: (*_SENT, "request-parameter-property"), _S: (*_COME, "response-header")},
     "{It} is never null any more."),
    ("became-enum", "values", {_B: _SENT}, "Only certain values are taken for {it}, where any was."),
    ("enum-value-added", "values",
     {_S: ("request-property", "request-parameter", "request-parameter-property"), _R: ("response-property",)},
     "{It} may have values that it could not have before."),
    ("enum-value-removed", "values",
     {_B: (*_SENT, "request-parameter-property"), _S: ("response-property",)},
     "{It} can no longer have some of its values."),
    ("const-added", "values", {_B: _SENT[:2], _S: _COME}, "{It} has one fixed value now."),
    ("const-removed", "values", {_S: _SENT[:2], _B: _COME}, "{It} is no longer of one fixed value."),
    ("const-changed", "values", {_B: _BODIES}, "The one fixed value of {it} is another one."),
    ("default-value-added", "values", {_S: _BODIES, _B: ("request-parameter",)},
     "There is a value now for {it} where none is given."),
    ("default-value-removed", "values", {_S: _BODIES, _B: ("request-parameter",)},
     "There is no value any more for {it} where none is given."),
    ("default-value-changed", "values", {_S: _BODIES, _B: ("request-parameter",)},
     "Another value holds for {it} where none is given."),
    ("pattern-added", "constraints", {_B: _SENT[1:], _S: _COME[1:]}, "{It} must match a pattern now."),
    ("pattern-removed", "constraints", {_S: (*_SENT[1:], *_COME[1:])}, "{It} need not match a pattern any more."),
    ("pattern-changed", "constraints", {_R: _SENT[1:], _S: _COME[1:]}, "{It} must match another pattern."),
    ("pattern-property-added", "constraints", {_B: _SENT[:2], _S: _COME},
     "Fields of {it} whose names match a pattern are described now."),
    ("pattern-property-removed", "constraints", {_S: _SENT[:2], _B: _COME},
     "Fields of {it} whose names match a pattern are no longer described."),
    ("one-of-added", "structure", {_S: _SENT[:2], _B: _COME}, "{It} may have one form more."),
    ("one-of-removed", "structure", {_B: _SENT[:2], _S: _COME}, "{It} has one form less."),
    ("any-of-added", "structure", {_S: _BODIES}, "{It} may have one form more, alone or with others."),
    ("any-of-removed", "structure", {_B: _SENT[:2], _S: _COME}, "{It} has one form less, alone or with others."),
    ("prefix-items-added", "structure", {_S: _SENT[:2], _B: _COME},
     "More first items of {it} are described one by one."),
    ("prefix-items-removed", "structure", {_B: _SENT[:2], _S: _COME},
     "Fewer first items of {it} are described one by one."),
    ("max-set", "constraints", {_R: _SENT}, "{It} has a greatest value now."),
    ("max-decreased", "constraints", {_B: _SENT}, "The greatest value of {it} is smaller."),
    ("max-increased", "constraints", {_S: _SENT, _B: _COME}, "The greatest value of {it} is larger."),
    ("exclusive-max-set", "constraints", {_R: _SENT}, "{It} must be below a bound now."),
    ("exclusive-max-decreased", "constraints", {_B: _SENT}, "The bound that {it} must be below is smaller."),
    ("exclusive-max-increased", "constraints", {_S: _SENT, _B: _COME}, "The bound that {it} must be below is larger."),
    ("max-length-set", "constraints", {_R: _SENT}, "{It} has a greatest length now."),
    ("max-length-decreased", "constraints", {_B: _SENT}, "The greatest length of {it} is smaller."),
    ("max-length-increased", "constraints", {_S: _SENT, _B: _COME}, "The greatest length of {it} is larger."),
    ("max-length-unset", "constraints", {_B: _COME}, "{It} has no greatest length any more."),
    ("max-items-decreased", "constraints", {_B: ("request-parameter",)}, "{It} may have fewer items."),
    ("max-items-increased", "constraints", {_S: ("request-parameter",)}, "{It} may have more items."),
    ("min-set", "constraints", {_R: _SENT}, "{It} has a smallest value now."),
    ("min-increased", "constraints", {_B: _SENT}, "The smallest value of {it} is larger."),
    ("min-decreased", "constraints", {_S: _SENT, _B: _COME}, "The smallest value of {it} is smaller."),
    ("exclusive-min-set", "constraints", {_R: _SENT}, "{It} must be above a bound now."),
    ("exclusive-min-increased", "constraints", {_B: _SENT}, "The bound that {it} must be above is larger."),
    ("exclusive-min-decreased", "constraints", {_S: _SENT, _B: _COME}, "The bound that {it} must be above is smaller."),
    ("min-length-increased", "constraints", {_B: _SENT}, "The smallest length of {it} is larger."),
    ("min-length-decreased", "constraints", {_S: _SENT, _B: _COME}, "The smallest length of {it} is smaller."),
    ("min-items-set", "constraints", {_R: _SENT}, "{It} must have some items now."),
    ("min-items-increased", "constraints", {_B: _SENT}, "{It} must have more items."),
    ("min-items-decreased", "constraints", {_S: ("request-parameter",), _B: _COME}, "{It} may have fewer items."),
    ("min-items-unset", "constraints", {_B: _COME}, "{It} may have no items at all."),
    ("deprecated", "lifecycle", {_S: ("request-property", "request-parameter", "response-property")},
     "{It} is going to vanish."),
    ("reactivated", "lifecycle", {_S: ("request-property", "request-parameter", "response-property")},
     "{It} is not going to vanish after all."),
)  # fmt: skip
"""What the id ends with; the kind; how grave it is at which places; a sentence."""


def _families() -> Iterator[Rule]:
    for stem, kind, grades, text in FAMILIES:
        for level, places in grades.items():
            for place in places:
                direction, area, it = PLACES[place]
                told = text.format(it=it, It=it[0].upper() + it[1:])
                yield Rule(f"{place}-{stem}", level, direction, area, kind, told)
    for owner, required, access in product(("request", "response"), ("optional", "required"), ("read", "write")):
        meaning = "only comes in replies" if access == "read" else "is only sent in requests"
        for became, now in (("became", "now"), ("became-not", "no longer")):
            stem = f"{owner}-{required}-property-{became}-{access}-only"
            # Every reply has to have it from now on.
            level = _R if stem == "response-required-property-became-not-write-only" else _S
            told = f"A field {now} counts as one that {meaning}."
            yield Rule(stem, level, PLACES[f"{owner}-body"][0], "schema", "mutability", told)


SINGLE: tuple[Rule, ...] = (
    # Routes
    Rule("api-path-removed-without-deprecation", _B, "none", "paths", "existence",
         "The route is gone: calls of it are answered with 404."),
    Rule("api-path-removed-with-deprecation", _S, "none", "paths", "existence",
         "The route is gone, as was announced."),
    Rule("api-removed-without-deprecation", _B, "none", "paths", "existence",
         "The route no longer knows this method."),
    Rule("api-removed-with-deprecation", _S, "none", "paths", "existence",
         "The route no longer knows this method, as was announced."),
    Rule("endpoint-added", _S, "none", "paths", "existence", "There is an operation that was not there before."),
    Rule("endpoint-deprecated", _S, "none", "paths", "lifecycle", "The operation is going to vanish."),
    Rule("endpoint-reactivated", _S, "none", "paths", "lifecycle", "The operation is not going to vanish after all."),
    # Parameters
    Rule("new-required-request-parameter", _B, "request", "parameters", "existence",
         "A parameter must be given that was not known before."),
    Rule("new-optional-request-parameter", _S, "request", "parameters", "existence",
         "A parameter can be given that was not known before."),
    Rule("new-request-path-parameter", _B, "request", "parameters", "existence",
         "The path takes a parameter that it did not take before."),
    Rule("request-parameter-removed", _R, "request", "parameters", "existence",
         "A parameter is no longer known: it is ignored, or refused."),
    Rule("request-parameter-removed-with-deprecation", _S, "request", "parameters", "existence",
         "A parameter is no longer known, as was announced."),
    Rule("request-parameter-became-required", _B, "request", "parameters", "requiredness",
         "A parameter must be given that could be left out."),
    Rule("request-parameter-became-optional", _S, "request", "parameters", "requiredness",
         "A parameter can be left out."),
    Rule("own-request-parameter-changed", _R, "request", "parameters", "structure",
         "A parameter is written differently into the request."),
    # Bodies
    Rule("request-body-added-required", _B, "request", "request body", "existence",
         "The operation must be sent a body, and took none before."),
    Rule("request-body-added-optional", _S, "request", "request body", "existence",
         "The operation takes a body, and took none before."),
    Rule("request-body-removed", _B, "request", "schema", "existence", "The operation no longer takes a body."),
    Rule("request-body-became-required", _B, "request", "request body", "requiredness", "The body must be sent."),
    Rule("request-body-became-optional", _S, "request", "request body", "requiredness", "The body can be left out."),
    Rule("request-body-media-type-added", _S, "request", "request body", "existence",
         "The body can be sent in one more form."),
    Rule("request-body-media-type-removed", _B, "request", "request body", "existence",
         "The body can no longer be sent in this form."),
    Rule("request-body-media-type-schema-added", _B, "request", "request body", "existence",
         "What the body must look like is described now; before, anything went."),
    Rule("request-body-media-type-schema-removed", _S, "request", "request body", "existence",
         "What the body must look like is no longer described."),
    # Fields of a request
    Rule("new-required-request-property", _B, "request", "schema", "existence",
         "A field must be sent that was not known before."),
    Rule("new-required-request-property-with-default", _B, "request", "schema", "existence",
         "A field must be sent that was not known before; the server knows a value for it."),
    Rule("new-optional-request-property", _S, "request", "schema", "existence",
         "A field can be sent that was not known before."),
    Rule("request-property-removed", _R, "request", "schema", "existence",
         "A field is no longer known: it is ignored, or refused."),
    Rule("request-property-became-required", _B, "request", "schema", "requiredness",
         "A field must be sent that could be left out."),
    Rule("request-property-became-required-with-default", _B, "request", "schema", "requiredness",
         "A field must be sent that could be left out; the server knows a value for it."),
    Rule("request-property-became-optional", _S, "request", "schema", "requiredness", "A field can be left out."),
    # Replies
    Rule("response-success-status-added", _S, "response", "responses", "existence",
         "The operation can succeed with another status."),
    Rule("response-success-status-removed", _B, "response", "responses", "existence",
         "The operation no longer succeeds with this status."),
    Rule("response-non-success-status-added", _S, "response", "responses", "existence",
         "The operation can fail with another status."),
    Rule("response-non-success-status-removed", _S, "response", "responses", "existence",
         "The operation no longer fails with this status."),
    Rule("response-media-type-added", _S, "response", "responses", "existence",
         "The reply can come in one more form."),
    Rule("response-media-type-removed", _B, "response", "responses", "existence",
         "The reply no longer comes in this form."),
    Rule("response-media-type-name-specialized", _S, "response", "responses", "type",
         "The reply comes in a form that is told more narrowly."),
    Rule("response-media-type-name-generalized", _B, "response", "responses", "type",
         "The reply may come in other forms than this one."),
    Rule("response-media-type-name-changed", _S, "response", "responses", "type",
         "The reply's form has other parameters."),
    Rule("response-body-media-type-schema-added", _S, "response", "responses", "existence",
         "What the reply looks like is described now."),
    Rule("response-body-media-type-schema-removed", _R, "response", "responses", "existence",
         "What the reply looks like is no longer described."),
    Rule("response-mediatype-enum-value-removed", _S, "response", "schema", "values",
         "The reply can no longer have some of its values."),
    Rule("response-header-added", _S, "response", "headers", "existence",
         "The reply has a header that it did not have."),
    Rule("required-response-header-removed", _B, "response", "headers", "existence",
         "A header is gone that every reply had."),
    Rule("optional-response-header-removed", _R, "response", "headers", "existence",
         "A header is gone that replies could have."),
    Rule("response-header-became-optional", _B, "response", "headers", "requiredness",
         "A header may be missing that every reply had."),
    # Fields of a reply
    Rule("response-required-property-added", _S, "response", "schema", "existence",
         "Every reply has a field that was not known before."),
    Rule("response-optional-property-added", _S, "response", "schema", "existence",
         "Replies have a field that was not known before."),
    Rule("response-required-property-removed", _B, "response", "schema", "existence",
         "A field is gone that every reply had."),
    Rule("response-optional-property-removed", _R, "response", "schema", "existence",
         "A field is gone that replies could have."),
    Rule("response-property-became-required", _S, "response", "schema", "requiredness",
         "Every reply has a field that could be missing."),
    Rule("response-property-became-optional", _B, "response", "schema", "requiredness",
         "A field may be missing that every reply had."),
    # What oasdiff has no word for
    Rule("own-request-schema-narrowed", _B, "request", "schema", "constraints",
         "Of what could be sent, some is no longer taken."),
    Rule("own-request-schema-widened", _S, "request", "schema", "constraints",
         "More can be sent than before."),
    Rule("own-request-schema-changed", _R, "request", "schema", "structure",
         "What can be sent is described differently, in a way that no other rule grades."),
    Rule("own-response-schema-narrowed", _S, "response", "schema", "constraints",
         "Of what could come, some no longer does."),
    Rule("own-response-schema-widened", _R, "response", "schema", "constraints",
         "More can come than before."),
    Rule("own-response-schema-changed", _R, "response", "schema", "structure",
         "What can come is described differently, in a way that no other rule grades."),
    # The whole API
    Rule("own-server-changed", _R, "none", "paths", "structure",
         "The address that the paths are appended to is another one."),
    Rule("api-security-added", _S, "none", "security", "existence",
         "The operation can be called with other credentials."),
    Rule("api-security-removed", _S, "none", "security", "existence",
         "The operation can no longer be called with these credentials."),
    Rule("api-global-security-added", _S, "none", "security", "existence",
         "The API can be called with other credentials."),
    Rule("api-global-security-removed", _S, "none", "security", "existence",
         "The API can no longer be called with these credentials."),
    Rule("api-security-component-added", _S, "none", "security", "existence",
         "There is a kind of credentials that was not there before."),
    Rule("api-security-component-removed", _S, "none", "security", "existence",
         "A kind of credentials is gone."),
    Rule("api-security-component-type-changed", _S, "none", "security", "type",
         "Credentials of this name are of another type."),
    Rule("own-security-component-changed", _B, "none", "security", "structure",
         "Credentials have to be sent differently, for instance in another header."),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.id: rule for rule in (*SINGLE, *_families())}
"""By id."""


def is_own(rule: str) -> bool:
    """Whether a rule's name is ours: oasdiff does not know it."""
    return rule.startswith("own-")
