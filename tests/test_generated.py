"""The generated client is whole: every operation of the effective spec, every route that a key can use."""

from __future__ import annotations

import csv
import inspect
import typing
from importlib import import_module
from pathlib import Path
from typing import Any

import mailcow_client.models
import pytest

from mailcow_facade.spec.reading import reading_view
from tests import generated
from tests.conftest import ROOT


def test_every_operation_has_a_function(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = generated.operations(generated.effective())
    made = {(module.OPERATION.method, module.OPERATION.path): module for module in generated.modules()}
    assert made.keys() == wanted.keys()
    for key, module in made.items():
        assert module.OPERATION.id == wanted[key]["operationId"]
        for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
            assert callable(getattr(module, name)), module.__name__
    with capsys.disabled():
        print(f"\noperations of the effective spec: {len(wanted)}, generated functions: {len(made)}")


def test_nothing_that_is_served_is_lost() -> None:
    served = {(method, generated.bare(path)) for method, path in generated.operations(generated.pinned())}
    known = {(method, generated.bare(path)) for method, path in generated.operations(generated.effective())}
    assert len(served) == 96
    # The router takes a second word as an option; the served file knows one of its values.
    renamed = {("GET", "/api/v1/get/syncjobs/all/no_log"): ("GET", "/api/v1/get/syncjobs/all/{}")}
    assert {renamed.get(key, key) for key in served} <= known


def test_every_route_of_the_router_is_there() -> None:
    known = {(method, generated.bare(path)) for method, path in generated.operations(generated.effective())}
    with (ROOT / "tests" / "data" / "routes.tsv").open(encoding="utf-8", newline="") as file:
        routes = [(row["method"], row["path"]) for row in csv.DictReader(file, delimiter="\t")]
    assert len(routes) == 227
    with_query = [path for _, path in routes if "?" in path]
    assert with_query == ["/api/v1/get/mailbox/{domain}?tags={tags}"]
    get_mailbox = import_module("mailcow_client.api.mailboxes.get_mailbox")
    assert "tags" in inspect.signature(get_mailbox.sync).parameters
    missing = {(method, generated.bare(path.partition("?")[0])) for method, path in routes} - known
    assert not missing


def _holds_any(annotation: Any) -> bool:
    return annotation is Any or any(_holds_any(part) for part in typing.get_args(annotation))


def test_no_reply_is_untyped() -> None:
    for module in generated.modules():
        for name in ("sync", "asyncio"):
            returned = typing.get_type_hints(getattr(module, name))["return"]
            assert not _holds_any(returned), f"{module.__name__}.{name} returns {returned}"
            assert returned is not type(None), module.__name__


def test_every_model_can_be_loaded_by_its_name() -> None:
    names = mailcow_client.models.__all__
    assert len(names) > 100
    for name in names:
        assert getattr(mailcow_client.models, name) is not None
    for name in ("Mailbox", "Domain", "Alias", "LogEntry", "Result"):
        assert name in names
    with pytest.raises(AttributeError):
        mailcow_client.models.Nobody  # noqa: B018


def test_secrets_are_hidden_from_repr() -> None:
    from mailcow_client.models import ApiLogEntry, AppPassword, CreateMailboxBody, Relayhost, UiLogEntry

    body = CreateMailboxBody(local_part="anna", domain="example.org", password="hidden-1", password2="hidden-1")
    assert "hidden-1" not in repr(body)
    assert body.to_dict()["password"] == "hidden-1"
    assert "hidden-2" not in repr(AppPassword.from_dict({"password": "hidden-2"}))
    assert "hidden-3" not in repr(Relayhost.from_dict({"password": "hidden-3", "unforeseen": "hidden-3"}))
    # Of what was sent, mailcow stars only what is called a password: no token, key or certificate.
    assert "hidden-4" not in repr(ApiLogEntry.from_dict({"data": 'attr=\'{"token":"hidden-4"}\''}))
    assert "hidden-5" not in repr(UiLogEntry.from_dict({"call": '["relayhost","add",{"password":"hidden-5"}]'}))


def test_every_property_that_sounds_secret_is_marked() -> None:
    """What holds a password, hash or key in a reply has `format: password`, which keeps it out of repr."""
    harmless = {
        "force_pw_update", "passwd_update", "password_short", "pw_reset", "app_password", "app_password_name",
        "recovery_email",
    }  # fmt: skip
    for name, schema in generated.effective()["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            sounds = any(word in field.lower() for word in ("passw", "secret", "privkey", "bindpass"))
            if sounds and field not in harmless and about.get("type") in ("string", ["string", "null"]):
                assert about.get("format") == "password", f"{name}.{field}"


def test_the_generated_package_says_what_it_was_made_from() -> None:
    view = reading_view(generated.effective())
    assert view["paths"].keys() == generated.effective()["paths"].keys()
    source = Path(mailcow_client.models.__file__ or "").parent / "mailbox.py"
    assert "quota in bytes" in source.read_text(encoding="utf-8")
