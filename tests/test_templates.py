"""Templates, as a real mailcow answers: recorded in cassettes/templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mailcow_facade import AlreadyExists, Mailcow, NotFound, PartialFailure, Rejected
from mailcow_facade.units import MIB
from tests.clients import Answering
from tests.scrubbing import CANARY_PASSWORD

GIB = 1024**3
DOMAIN = "templates.example.org"
NAMES = ("i3 Small", "i3 Large", "i3 Other")


@pytest.fixture
def clean(cow: Mailcow, vcr: object) -> Iterator[None]:
    """Deletes what a test, or one that failed, has left. Other templates are the server's."""
    yield
    for kind in (cow.templates.domains, cow.templates.mailboxes):
        for template in kind.list():
            if template.template in NAMES:
                kind.delete(template.id)


@pytest.mark.vcr
def test_the_first_ones(cow: Mailcow) -> None:
    domain = cow.templates.domains.list()[0]
    assert domain.template == "Default"
    assert cow.templates.domains.get(domain.id) == domain
    assert domain.attributes.max_quota_for_domain == 10 * GIB
    assert domain.attributes.rl_value is None
    mailbox = cow.templates.mailboxes.list()[0]
    assert mailbox.template == "Default"
    assert cow.templates.mailboxes.get(mailbox.id) == mailbox
    assert mailbox.attributes.quota == 0
    assert mailbox.attributes.acl_app_passwds is True
    assert not cow.templates.domains.exists(mailbox.id)
    assert not cow.templates.mailboxes.exists(domain.id)


@pytest.mark.vcr
def test_a_domain_template_from_creation_to_deletion(cow: Mailcow, clean: None) -> None:
    made = cow.templates.domains.create(
        " i3 Small ",
        max_quota_for_domain="2 GiB",
        max_quota_for_mbox=GIB,
        def_quota_for_mbox="512 MiB",
        max_num_mboxes_for_domain=3,
        rl_value=20,
        rl_frame="h",
        tags=["new", "small"],
        gal=False,
    )
    assert made.template == "i3 Small"
    values = made.attributes
    assert (values.max_quota_for_domain, values.max_quota_for_mbox, values.def_quota_for_mbox) == (
        2 * GIB,
        GIB,
        512 * MIB,
    )
    assert (values.max_num_mboxes_for_domain, values.max_num_aliases_for_domain) == (3, 400)
    assert (values.rl_value, values.rl_frame) == (20, "h")
    assert values.tags == ["new", "small"]
    assert (values.active, values.gal, values.backupmx) == (True, False, False)
    assert (values.dkim_selector, values.key_size) == ("dkim", 2048)
    assert cow.templates.domains.exists(made.id)

    changed = cow.templates.domains.edit(made.id, max_quota_for_mbox="768 MiB", rl_value=0)
    assert changed.template == "i3 Small"
    expected = {**values.to_dict(), "max_quota_for_mbox": 768 * MIB, "rl_value": None}
    assert changed.attributes.to_dict() == expected, "the rest stayed"
    renamed = cow.templates.domains.edit(made.id, template="i3 Large", tags=[], active=False, key_size=4096)
    assert renamed.template == "i3 Large"
    assert renamed.attributes.to_dict() == {**expected, "tags": [], "active": False, "key_size": 4096}

    cow.templates.domains.delete(made.id)
    assert not cow.templates.domains.exists(made.id)


@pytest.mark.vcr
def test_a_mailbox_template_from_creation_to_deletion(cow: Mailcow, clean: None) -> None:
    made = cow.templates.mailboxes.create(
        "i3 Small", quota="1 GiB", active=2, protocol_access=["imap", "smtp"], tls_enforce_out=True, tags=["new"]
    )
    values = made.attributes
    assert (values.quota, values.active, values.tags) == (GIB, 2, ["new"])
    assert (values.imap_access, values.pop3_access, values.smtp_access, values.dav_access) == (True, False, True, False)
    assert (values.tls_enforce_in, values.tls_enforce_out, values.sogo_access) == (False, True, True)
    assert (values.acl_app_passwds, values.acl_pw_reset, values.acl_syncjobs) == (True, True, False)
    assert (values.quarantine_notification, values.quarantine_category) == ("hourly", "reject")
    assert values.tagged_mail_handler == "none"
    assert (values.rl_value, values.rl_frame) == (None, "s")
    assert values.force_tfa is False

    changed = cow.templates.mailboxes.edit(made.id, rl_value=5, rl_frame="m", force_tfa=True)
    expected = {**values.to_dict(), "rl_value": 5, "rl_frame": "m", "force_tfa": True}
    assert changed.attributes.to_dict() == expected, "the rest stayed"
    changed = cow.templates.mailboxes.edit(
        made.id, template="i3 Large", protocol_access=[], acl=["syncjobs"], quota=0, active=True, rl_value=0
    )
    assert changed.template == "i3 Large"
    values = changed.attributes
    assert (values.quota, values.active, values.rl_value, values.tags) == (0, 1, None, ["new"])
    assert (values.imap_access, values.smtp_access) == (False, False)
    assert [name for name, value in values.to_dict().items() if name.startswith("acl_") and value] == ["acl_syncjobs"]

    cow.templates.mailboxes.delete(made.id)
    assert not cow.templates.mailboxes.exists(made.id)


@pytest.mark.vcr
def test_what_is_made_with_them(cow: Mailcow, clean: None) -> None:
    domains = cow.templates.domains.create("i3 Small", max_quota_for_mbox="2 GiB", def_quota_for_mbox="1 GiB")
    mailboxes = cow.templates.mailboxes.create("i3 Small", protocol_access=["imap"], tags=["made"])
    with pytest.raises(NotFound):
        cow.domains.create(DOMAIN, template=mailboxes.id)
    domain = cow.domains.create(DOMAIN, template=domains.id)
    try:
        with pytest.raises(NotFound):
            cow.mailboxes.create(f"anna@{DOMAIN}", CANARY_PASSWORD, template=domains.id)
        assert domain.max_quota_for_mbox == 2 * GIB
        mailbox = cow.mailboxes.create(f"anna@{DOMAIN}", CANARY_PASSWORD, template=mailboxes.id)
        assert (mailbox.quota, mailbox.tags) == (GIB, ["made"])
        assert (mailbox.attributes.imap_access, mailbox.attributes.smtp_access) == (True, False)
        cow.mailboxes.delete(mailbox.username)
    finally:
        cow.domains.delete(DOMAIN)


@pytest.mark.vcr
def test_what_is_refused(cow: Mailcow, clean: None) -> None:
    for kind in (cow.templates.domains, cow.templates.mailboxes):
        first = kind.list()[0]
        made = kind.create("i3 Small").id
        other = kind.create("i3 Other").id
        with pytest.raises(AlreadyExists) as exists:
            kind.create("i3 small")
        assert exists.value.code == "template_exists"
        with pytest.raises(AlreadyExists, match="i3 SMALL already"):
            kind.edit(other, template="i3 SMALL")
        with pytest.raises(Rejected, match="keeps its name"):
            kind.edit(first.id, template="i3 Large")
        with pytest.raises(Rejected, match="cannot be deleted"):
            kind.delete(first.id)
        for call in (kind.get, kind.delete):
            with pytest.raises(NotFound):
                call(0)
        with pytest.raises(NotFound, match="no template 0"):
            kind.edit(0, template="i3 Large")
        with pytest.raises(PartialFailure) as partial:
            kind.delete(made, first.id, other)
        assert [outcome.item for outcome in partial.value.succeeded] == [str(made), str(other)]
        assert [(outcome.item, type(outcome.error)) for outcome in partial.value.failed] == [(str(first.id), Rejected)]
        assert kind.get(first.id) == first


@pytest.mark.vcr
def test_a_spoilt_template_is_mended(cow: Mailcow, clean: None) -> None:
    made = cow.templates.mailboxes.create("i3 Small", quota="1 GiB", tags=["new"])
    # What an edit that leaves nearly all out does to it.
    spoiling = {"items": [made.id], "attr": {"quarantine_category": "all"}}
    cow.request("POST", "edit/mailbox/template", json=spoiling)
    spoilt = cow.templates.mailboxes.get(made.id).attributes
    assert "attributes" in spoilt.additional_properties
    assert spoilt.sogo_access is None
    mended = cow.templates.mailboxes.edit(made.id, quota="2 GiB", active=True).attributes
    assert mended.additional_properties == {}
    assert (mended.quota, mended.quarantine_category, mended.active) == (2 * GIB, "all", 1)
    assert (mended.sogo_access, mended.imap_access, mended.acl_app_passwds) == (False, True, False)
    assert (mended.rl_value, mended.rl_frame, mended.tags) == (None, "s", [])


def test_what_is_refused_before_anything_is_sent(silent: Mailcow) -> None:
    domains, mailboxes = silent.templates.domains, silent.templates.mailboxes
    calls: list[Callable[[], object]] = [
        lambda: domains.create(" "),
        lambda: domains.create("x" * 256),
        lambda: domains.create("x", max_quota_for_domain=0),
        lambda: domains.create("x", max_num_mboxes_for_domain=0),
        lambda: domains.create("x", def_quota_for_mbox="1 GB"),
        lambda: domains.create("x", rl_value=-1),
        lambda: domains.edit(1),
        lambda: domains.edit(1, template=""),
        lambda: domains.edit(1, max_num_aliases_for_domain=-1),
        lambda: mailboxes.create(""),
        lambda: mailboxes.create("x", quota=1),
        lambda: mailboxes.create("x", rl_value=0),
        lambda: mailboxes.edit(1),
        lambda: mailboxes.edit(1, rl_value=-1),
        lambda: mailboxes.edit(1, quota="1 GB"),
    ]
    for call in calls:
        with pytest.raises(ValueError):  # noqa: PT011 (each has words of its own)
            call()


@pytest.mark.parametrize("bad", ["all", "1", True, None])
def test_what_is_no_id(silent: Mailcow, bad: Any) -> None:
    for kind in (silent.templates.domains, silent.templates.mailboxes):
        for call in (kind.get, kind.exists, kind.delete):
            with pytest.raises(TypeError, match="id"):
                call(bad)


def test_one_text_for_a_list(silent: Mailcow) -> None:
    wrong: Any = "imap"
    for name in ("protocol_access", "acl", "tags"):
        with pytest.raises(TypeError, match=name):
            silent.templates.mailboxes.create("x", **{name: wrong})
        with pytest.raises(TypeError, match=name):
            silent.templates.mailboxes.edit(1, **{name: wrong})


def test_what_a_newer_server_knows_goes_back(answering: Answering) -> None:
    sent = []
    sizes = dict.fromkeys(("max_quota_for_domain", "max_quota_for_mbox", "def_quota_for_mbox"), GIB)
    template = {"id": 7, "template": "x", "type": "domain", "attributes": {**sizes, "to_come": 1, "rl_value": ""}}

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=[template] if request.url.path.endswith("all") else template)
        sent.append(json.loads(request.content))
        return httpx.Response(200, json=[{"type": "success", "msg": ["template_modified", "x"]}])

    cow = answering(handler)
    cow.templates.domains.edit(7, gal=False)
    attributes = {"template": "x", "gal": False, "to_come": 1, "rl_value": None, **dict.fromkeys(sizes, 1024)}
    assert sent == [{"items": [7], "attr": attributes}]
