# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Templates for new domains and mailboxes."""

from __future__ import annotations

import builtins
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar, get_args

from mailcow_client import Client, models
from mailcow_client.api import templates as api
from mailcow_client.types import Unset

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import AlreadyExists, NotFound, Rejected
from mailcow_facade.units import MIB, Size
from mailcow_facade.values import Acl, Active, Category, Frame, Notification, Protocol, TaggedMailHandler

Template = TypeVar("Template", models.DomainTemplate, models.MailboxTemplate)

_DEFAULT = "Default"

# What mailcow's UI ticks for a new template; without a list nothing may be changed.
_USUAL_ACL: tuple[Acl, ...] = (
    "spam_alias",
    "tls_policy",
    "spam_score",
    "spam_policy",
    "delimiter_action",
    "eas_reset",
    "pushover",
    "quarantine",
    "quarantine_attachments",
    "quarantine_notification",
    "quarantine_category",
    "app_passwds",
    "pw_reset",
)

_PROTOCOLS: tuple[Protocol, ...] = ("imap", "pop3", "smtp", "sieve", "eas", "dav")


class TemplatesOf(ABC, Generic[Template]):
    """What templates of both kinds have in common."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[Template]:
        """All templates, by id: the first is taken where none is named."""
        return sorted(self._read_all(), key=lambda template: template.id)

    def get(self, template_id: int) -> Template:
        """One template.

        Raises:
            NotFound: there is none of this id; one of the other kind is none.
        """
        return self._read(arguments.identifier(template_id, "template_id"))

    def exists(self, template_id: int) -> bool:
        """Whether there is a template of this id."""
        return there_is(self.get, template_id)

    def delete(self, *template_ids: int) -> None:
        """Delete templates, one after another. What was made with them stays.

        Raises:
            NotFound: there is no such template (mailcow itself says success).
            Rejected: it is Default, which mailcow keeps (and says success).
            PartialFailure: of several, some were not deleted.
        """
        wanted = [arguments.identifier(template_id, "template_id") for template_id in template_ids]
        batch = Batch(wanted, operation=self._removal())
        templates = self.list()
        for template_id in batch.items:
            with batch.trying(template_id):
                if _one(templates, template_id).template.casefold() == _DEFAULT.casefold():
                    raise Rejected("the template Default cannot be deleted")
                self._remove(template_id)
        batch.settle()

    def _made(self, name: str) -> Template:
        """The template that was just created: mailcow tells no id, but takes no name twice."""
        with written(f"the template {name}"):
            return the_new_one({row.id: row for row in self.list() if row.template == name})

    def _changed(self, template_id: int) -> Template:
        with written(f"the change of template {template_id}"):
            return self.get(template_id)

    def _to_change(self, template_id: int, name: str | None) -> Template:
        """The template of this id, which may get this name.

        Raises:
            NotFound, AlreadyExists, Rejected: see the methods named edit.
        """
        templates = self.list()
        old = _one(templates, arguments.identifier(template_id, "template_id"))
        name = name and name.strip()
        if name is None or name == old.template:
            return old
        if old.template == _DEFAULT:
            raise Rejected("the template Default keeps its name")
        if any(other.id != old.id and other.template.casefold() == name.casefold() for other in templates):
            raise AlreadyExists(f"there is a template {name} already")
        return old

    @abstractmethod
    def _read_all(self) -> builtins.list[Template]: ...

    @abstractmethod
    def _read(self, template_id: int) -> Template: ...

    @abstractmethod
    def _remove(self, template_id: int) -> None: ...

    @abstractmethod
    def _removal(self) -> str:
        """The id of the operation that :meth:`_remove` calls."""


class Templates:
    """Templates: what a new domain or mailbox gets where its maker does not tell."""

    def __init__(self, client: Client) -> None:
        self.domains = DomainTemplates(client)
        """Templates of domains."""
        self.mailboxes = MailboxTemplates(client)
        """Templates of mailboxes."""


class DomainTemplates(TemplatesOf[models.DomainTemplate]):
    """Templates of domains. Sizes are bytes, read and written."""

    def create(
        self,
        template: str,
        *,
        max_quota_for_domain: Size | None = None,
        max_quota_for_mbox: Size | None = None,
        def_quota_for_mbox: Size | None = None,
        max_num_mboxes_for_domain: int | None = None,
        max_num_aliases_for_domain: int | None = None,
        active: bool = True,
        gal: bool = True,
        backupmx: bool = False,
        relay_all_recipients: bool = False,
        relay_unknown_only: bool = False,
        rl_value: int | None = None,
        rl_frame: Frame = "s",
        tags: Sequence[str] = (),
        dkim_selector: str = "dkim",
        key_size: int = 2048,
    ) -> models.DomainTemplate:
        """Create a template, and return it.

        Args:
            template: its name.
            max_quota_for_domain: what the quotas of all mailboxes may add up to, in bytes or as ``"10 GiB"``; 10 GiB
                where left out.
            max_quota_for_mbox: the most that one mailbox may get; 10 GiB where left out.
            def_quota_for_mbox: what a mailbox gets when none is told; 3 GiB where left out.
            max_num_mboxes_for_domain: how many mailboxes there may be; 10 where left out.
            max_num_aliases_for_domain: how many aliases there may be; 400 where left out.
            active: whether mail and logins are served.
            gal: whether there is a global address list.
            backupmx: whether mail is passed on to another server.
            relay_all_recipients: pass on mail for every recipient.
            relay_unknown_only: pass on only mail for those without a mailbox here.
            rl_value: messages that may be sent in a time span; without limit where left out.
            rl_frame: that span: a second, minute, hour or day.
            tags: the domain's tags.
            dkim_selector: the DKIM key's selector.
            key_size: the DKIM key's length in bits; 0 for no key.

        The sizes are checked against each other only when a domain is made.

        Raises:
            AlreadyExists: there is a template of this name.
            ValueError: the name is empty or too long, a size is no whole number of MiB, or a limit is 0, which mailcow
                would replace by its default.
        """
        template = _name(template)
        sizes = [arguments.mebibytes(size) for size in (max_quota_for_domain, max_quota_for_mbox, def_quota_for_mbox)]
        if 0 in sizes:
            raise ValueError("mailcow takes its own default where a size is 0")
        body = models.CreateDomainTemplateBody(
            template=template,
            max_quota_for_domain=sizes[0],
            max_quota_for_mbox=sizes[1],
            def_quota_for_mbox=sizes[2],
            # For a 0 mailcow takes its own default.
            max_num_mboxes_for_domain=arguments.count(max_num_mboxes_for_domain, "max_num_mboxes_for_domain", 1),
            max_num_aliases_for_domain=arguments.count(max_num_aliases_for_domain, "max_num_aliases_for_domain", 1),
            active=arguments.flag(active, "active"),
            gal=arguments.flag(gal, "gal"),
            backupmx=arguments.flag(backupmx, "backupmx"),
            relay_all_recipients=arguments.flag(relay_all_recipients, "relay_all_recipients"),
            relay_unknown_only=arguments.flag(relay_unknown_only, "relay_unknown_only"),
            rl_value=arguments.count(rl_value, "rl_value", 1),
            rl_frame=arguments.choice(rl_frame, "rl_frame", get_args(Frame)),
            tags=arguments.tags(tags),
            dkim_selector=arguments.dkim_selector(dkim_selector),
            key_size=_key_size(key_size),
        )
        api.create_domain_template.sync(client=self._client, body=body)
        return self._made(template)

    def edit(
        self,
        template_id: int,
        *,
        template: str | None = None,
        max_quota_for_domain: Size | None = None,
        max_quota_for_mbox: Size | None = None,
        def_quota_for_mbox: Size | None = None,
        max_num_mboxes_for_domain: int | None = None,
        max_num_aliases_for_domain: int | None = None,
        active: bool | None = None,
        gal: bool | None = None,
        backupmx: bool | None = None,
        relay_all_recipients: bool | None = None,
        relay_unknown_only: bool | None = None,
        rl_value: int | None = None,
        rl_frame: Frame | None = None,
        tags: Sequence[str] | None = None,
        dkim_selector: str | None = None,
        key_size: int | None = None,
    ) -> models.DomainTemplate:
        """Change a template, and return it as it is then. What is left out stays as it is.

        mailcow replaces the whole template: it is read, changed and written back. What somebody else changes meanwhile
        is lost.

        Args:
            template: the new name.
            rl_value: 0 for no limit on sending.
            tags: all tags it shall have.

        The others are those of :meth:`create`.

        Raises:
            NotFound: there is no such template.
            AlreadyExists: another one has this name (mailcow itself would let both have it).
            Rejected: Default shall get another name (mailcow itself says success).
            ValueError: nothing to change was given, a size is no whole number of MiB, or a number below 0.
        """
        changes = _changes(
            template=arguments.given(template, _name),
            max_quota_for_domain=arguments.mebibytes(max_quota_for_domain),
            max_quota_for_mbox=arguments.mebibytes(max_quota_for_mbox),
            def_quota_for_mbox=arguments.mebibytes(def_quota_for_mbox),
            max_num_mboxes_for_domain=arguments.count(max_num_mboxes_for_domain, "max_num_mboxes_for_domain"),
            max_num_aliases_for_domain=arguments.count(max_num_aliases_for_domain, "max_num_aliases_for_domain"),
            active=arguments.flag(active, "active"),
            gal=arguments.flag(gal, "gal"),
            backupmx=arguments.flag(backupmx, "backupmx"),
            relay_all_recipients=arguments.flag(relay_all_recipients, "relay_all_recipients"),
            relay_unknown_only=arguments.flag(relay_unknown_only, "relay_unknown_only"),
            rl_value=arguments.count(rl_value, "rl_value"),
            rl_frame=arguments.choice(rl_frame, "rl_frame", get_args(Frame)),
            tags=arguments.tags(tags),
            dkim_selector=arguments.given(dkim_selector, arguments.dkim_selector),
            key_size=arguments.given(key_size, _key_size),
        )
        old = self._to_change(template_id, template)
        whole = {"template": old.template, **old.attributes.to_dict()}
        for size in ("max_quota_for_domain", "max_quota_for_mbox", "def_quota_for_mbox"):
            whole[size] //= MIB
        attributes = models.EditDomainTemplatesBodyAttr.from_dict({**whole, **changes})
        body = models.EditDomainTemplatesBody(items=[old.id], attr=attributes)
        api.edit_domain_templates.sync(client=self._client, body=body)
        return self._changed(old.id)

    def _read_all(self) -> builtins.list[models.DomainTemplate]:
        return api.list_domain_templates.sync(client=self._client)

    def _read(self, template_id: int) -> models.DomainTemplate:
        return api.get_domain_template.sync(template_id, client=self._client)

    def _remove(self, template_id: int) -> None:
        api.delete_domain_templates.sync(client=self._client, body=[template_id])

    def _removal(self) -> str:
        return api.delete_domain_templates.OPERATION.id


class MailboxTemplates(TemplatesOf[models.MailboxTemplate]):
    """Templates of mailboxes. Sizes are bytes, read and written."""

    def create(
        self,
        template: str,
        *,
        quota: Size = 0,
        active: Active = True,
        protocol_access: Sequence[Protocol] = _PROTOCOLS,
        sogo_access: bool = True,
        acl: Sequence[Acl] = _USUAL_ACL,
        force_pw_update: bool = False,
        force_tfa: bool | None = None,
        tls_enforce_in: bool = False,
        tls_enforce_out: bool = False,
        tagged_mail_handler: TaggedMailHandler = "none",
        quarantine_notification: Notification = "hourly",
        quarantine_category: Category = "reject",
        rl_value: int | None = None,
        rl_frame: Frame = "s",
        tags: Sequence[str] = (),
    ) -> models.MailboxTemplate:
        """Create a template, and return it.

        Args:
            template: its name.
            quota: in bytes or as ``"3 GiB"``; 0 for unlimited.
            active: 1 for on, 0 for off; 2: mail is accepted, but nobody can log in.
            protocol_access: what the password is good for; everything where left out.
            sogo_access: whether SOGo may be used.
            acl: what the user may change; as in mailcow's UI, all but ``syncjobs`` and ``sogo_profile_reset``, where
                left out.
            force_pw_update: whether a new password must be set at the next login to the UI.
            force_tfa: whether a second factor must be set up; servers before 2026-03 do not know it.
            tls_enforce_in: whether mail to it must come over TLS.
            tls_enforce_out: whether mail from it must go over TLS.
            tagged_mail_handler: where mail to ``user+tag`` goes: into a folder, or the tag into the subject.
            quarantine_notification: how often quarantined mail is told.
            quarantine_category: which of it is told.
            rl_value: messages that may be sent in a time span; without limit where left out.
            rl_frame: that span: a second, minute, hour or day.
            tags: the mailbox's tags.

        Raises:
            AlreadyExists: there is a template of this name.
            ValueError: the name is empty or too long, the quota no whole number of MiB, or the limit on sending no
                limit.
        """
        template = _name(template)
        body = models.CreateMailboxTemplateBody(
            template=template,
            quota=arguments.mebibytes(quota),
            active=_state(active),
            protocol_access=arguments.choices(protocol_access, "protocol_access", get_args(Protocol)),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            acl=arguments.choices(acl, "acl", get_args(Acl)),
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            force_tfa=arguments.flag(force_tfa, "force_tfa"),
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
            tagged_mail_handler=arguments.choice(
                tagged_mail_handler, "tagged_mail_handler", get_args(TaggedMailHandler)
            ),
            quarantine_notification=arguments.choice(
                quarantine_notification, "quarantine_notification", get_args(Notification)
            ),
            quarantine_category=arguments.choice(quarantine_category, "quarantine_category", get_args(Category)),
            rl_value=arguments.count(rl_value, "rl_value", 1),
            rl_frame=arguments.choice(rl_frame, "rl_frame", get_args(Frame)),
            tags=arguments.tags(tags),
        )
        api.create_mailbox_template.sync(client=self._client, body=body)
        return self._made(template)

    def edit(
        self,
        template_id: int,
        *,
        template: str | None = None,
        quota: Size | None = None,
        active: Active | None = None,
        protocol_access: Sequence[Protocol] | None = None,
        sogo_access: bool | None = None,
        acl: Sequence[Acl] | None = None,
        force_pw_update: bool | None = None,
        force_tfa: bool | None = None,
        tls_enforce_in: bool | None = None,
        tls_enforce_out: bool | None = None,
        tagged_mail_handler: TaggedMailHandler | None = None,
        quarantine_notification: Notification | None = None,
        quarantine_category: Category | None = None,
        rl_value: int | None = None,
        rl_frame: Frame | None = None,
        tags: Sequence[str] | None = None,
    ) -> models.MailboxTemplate:
        """Change a template, and return it as it is then. What is left out stays as it is.

        mailcow replaces the whole template: it is read, changed and written back. What somebody else changes meanwhile
        is lost. One that an incomplete change by other means has spoilt is whole again afterwards.

        Args:
            template: the new name.
            protocol_access: all that the password shall be good for.
            acl: all that the user may change.
            rl_value: 0 for no limit on sending.
            tags: all tags it shall have.

        The others are those of :meth:`create`.

        Raises:
            NotFound: there is no such template.
            AlreadyExists: another one has this name (mailcow itself would let both have it).
            Rejected: Default shall get another name (mailcow itself says success).
            ValueError: nothing to change was given, the quota is no whole number of MiB, or a number below 0.
        """
        changes = _changes(
            template=arguments.given(template, _name),
            quota=arguments.mebibytes(quota),
            active=arguments.given(active, _state),
            protocol_access=arguments.choices(protocol_access, "protocol_access", get_args(Protocol)),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            acl=arguments.choices(acl, "acl", get_args(Acl)),
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            force_tfa=arguments.flag(force_tfa, "force_tfa"),
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
            tagged_mail_handler=arguments.choice(
                tagged_mail_handler, "tagged_mail_handler", get_args(TaggedMailHandler)
            ),
            quarantine_notification=arguments.choice(
                quarantine_notification, "quarantine_notification", get_args(Notification)
            ),
            quarantine_category=arguments.choice(quarantine_category, "quarantine_category", get_args(Category)),
            rl_value=arguments.count(rl_value, "rl_value"),
            rl_frame=arguments.choice(rl_frame, "rl_frame", get_args(Frame)),
            tags=arguments.tags(tags),
        )
        old = self._to_change(template_id, template)
        attributes = models.EditMailboxTemplatesBodyAttr.from_dict({**_whole(old), **changes})
        body = models.EditMailboxTemplatesBody(items=[old.id], attr=attributes)
        api.edit_mailbox_templates.sync(client=self._client, body=body)
        return self._changed(old.id)

    def _read_all(self) -> builtins.list[models.MailboxTemplate]:
        return api.list_mailbox_templates.sync(client=self._client)

    def _read(self, template_id: int) -> models.MailboxTemplate:
        return api.get_mailbox_template.sync(template_id, client=self._client)

    def _remove(self, template_id: int) -> None:
        api.delete_mailbox_templates.sync(client=self._client, body=[template_id])

    def _removal(self) -> str:
        return api.delete_mailbox_templates.OPERATION.id


def _changes(**values: object) -> dict[str, Any]:
    """What was given of an edit's arguments."""
    changes = {name: value for name, value in values.items() if not isinstance(value, Unset)}
    if not changes:
        raise ValueError("nothing to change was given")
    return changes


def _name(value: str) -> str:
    return arguments.filled(value, "template").strip()


def _key_size(value: int) -> int:
    return 0 if value == 0 else arguments.dkim_bits(value, "key_size")


def _state(value: Active) -> int:
    return int(arguments.one_of(value, "active", (False, True, 2)))


def _one(templates: Iterable[Template], template_id: int) -> Template:
    for template in templates:
        if template.id == template_id:
            return template
    raise NotFound(f"there is no template {template_id}")


def _whole(old: models.MailboxTemplate) -> dict[str, Any]:
    """A mailbox template as it must be written back."""
    have = old.attributes.to_dict()
    usual: dict[str, Any] = {
        "tags": [],
        "tagged_mail_handler": "none",
        "quarantine_notification": "hourly",
        "quarantine_category": "reject",
        "rl_frame": "s",
        # Where these are null, mailcow takes them for off.
        **dict.fromkeys(("active", "force_pw_update", "sogo_access", "tls_enforce_in", "tls_enforce_out"), 0),
    }
    whole = {name: default if have.get(name) is None else have[name] for name, default in usual.items()}
    whole |= {name: have[name] for name in ("force_tfa", "rl_value") if have.get(name) is not None}
    return {
        **whole,
        "template": old.template,
        "quota": old.attributes.quota // MIB,
        # A switch that is missing is on for a protocol, and off for what the user may change.
        "protocol_access": [name for name in _PROTOCOLS if have.get(f"{name}_access", True)],
        "acl": [name.removeprefix("acl_") for name, value in have.items() if name.startswith("acl_") and value],
    }
