# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Templates for new domains and mailboxes."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeVar

from mailcow_client import Client, models
from mailcow_client.api import templates as api
from mailcow_client.types import UNSET

from mailcow_facade import arguments
from mailcow_facade.batches import Batch
from mailcow_facade.errors import AlreadyExists, NotFound, Rejected
from mailcow_facade.units import MIB, Size
from mailcow_facade.values import Active, Category, Frame, Notification, Protocol

TaggedMailHandler = Literal["subject", "subfolder", "none"]
Acl = Literal[
    "spam_alias",
    "tls_policy",
    "spam_score",
    "spam_policy",
    "delimiter_action",
    "syncjobs",
    "eas_reset",
    "sogo_profile_reset",
    "pushover",
    "quarantine",
    "quarantine_attachments",
    "quarantine_notification",
    "quarantine_category",
    "app_passwds",
    "pw_reset",
]

T = TypeVar("T", models.DomainTemplate, models.MailboxTemplate)

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


class Templates:
    """Templates: what a new domain or mailbox gets where its maker does not tell."""

    def __init__(self, client: Client) -> None:
        self.domains = DomainTemplates(client)
        """Templates of domains."""
        self.mailboxes = MailboxTemplates(client)
        """Templates of mailboxes."""


class DomainTemplates:
    """Templates of domains. Sizes are bytes, read and written."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.DomainTemplate]:
        """All templates, by id: the first is taken where none is named."""
        templates = api.list_domain_templates.sync(client=self._client)
        return sorted(templates, key=lambda template: template.id)

    def get(self, template_id: int) -> models.DomainTemplate:
        """One template.

        Raises:
            NotFound: there is none of this id; a mailbox's template is none.
        """
        return api.get_domain_template.sync(_id(template_id), client=self._client)

    def exists(self, template_id: int) -> bool:
        """Whether there is a template of this id."""
        try:
            self.get(template_id)
        except NotFound:
            return False
        return True

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
        limits = {
            "max_num_mboxes_for_domain": max_num_mboxes_for_domain,
            "max_num_aliases_for_domain": max_num_aliases_for_domain,
            "rl_value": rl_value,
        }
        _not_negative(limits)
        for limit in (max_quota_for_domain, max_quota_for_mbox, def_quota_for_mbox, *limits.values()):
            if limit == 0:
                raise ValueError("mailcow takes its own default where a limit is 0")
        body = models.CreateDomainTemplateBody(
            template=template,
            max_quota_for_domain=arguments.mebibytes(max_quota_for_domain),
            max_quota_for_mbox=arguments.mebibytes(max_quota_for_mbox),
            def_quota_for_mbox=arguments.mebibytes(def_quota_for_mbox),
            max_num_mboxes_for_domain=arguments.given(max_num_mboxes_for_domain),
            max_num_aliases_for_domain=arguments.given(max_num_aliases_for_domain),
            active=active,
            gal=gal,
            backupmx=backupmx,
            relay_all_recipients=relay_all_recipients,
            relay_unknown_only=relay_unknown_only,
            rl_value=arguments.given(rl_value),
            rl_frame=rl_frame,
            tags=arguments.tags(tags),
            dkim_selector=arguments.text(dkim_selector, "dkim_selector"),
            key_size=key_size,
        )
        api.create_domain_template.sync(client=self._client, body=body)
        return _newest(self.list(), template)

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
            template=None if template is None else _name(template),
            max_quota_for_domain=arguments.mebibytes(max_quota_for_domain),
            max_quota_for_mbox=arguments.mebibytes(max_quota_for_mbox),
            def_quota_for_mbox=arguments.mebibytes(def_quota_for_mbox),
            max_num_mboxes_for_domain=max_num_mboxes_for_domain,
            max_num_aliases_for_domain=max_num_aliases_for_domain,
            active=active,
            gal=gal,
            backupmx=backupmx,
            relay_all_recipients=relay_all_recipients,
            relay_unknown_only=relay_unknown_only,
            rl_value=rl_value,
            rl_frame=rl_frame,
            tags=arguments.tags(tags),
            dkim_selector=None if dkim_selector is None else arguments.text(dkim_selector, "dkim_selector"),
            key_size=key_size,
        )
        templates = self.list()
        old = _one(templates, _id(template_id))
        _check_name(templates, old, template)
        whole = {"template": old.template, **old.attributes.to_dict()}
        for size in ("max_quota_for_domain", "max_quota_for_mbox", "def_quota_for_mbox"):
            whole[size] //= MIB
        attributes = models.EditDomainTemplatesBodyAttr.from_dict({**whole, **changes})
        api.edit_domain_templates.sync(
            client=self._client, body=models.EditDomainTemplatesBody(items=[template_id], attr=attributes)
        )
        return self.get(template_id)

    def delete(self, *template_ids: int) -> None:
        """Delete templates, one after another. What was made with them stays.

        Raises:
            NotFound: there is no such template (mailcow itself says success).
            Rejected: it is Default, which mailcow keeps (and says success).
            PartialFailure: of several, some were not deleted.
        """
        for template_id in template_ids:
            _id(template_id)
        templates = self.list()
        batch = Batch(template_ids, operation=api.delete_domain_templates.OPERATION.id)
        for template_id in batch.items:
            with batch.trying(str(template_id)):
                _check_deletable(templates, template_id)
                api.delete_domain_templates.sync(client=self._client, body=[template_id])
        batch.settle()


class MailboxTemplates:
    """Templates of mailboxes. Sizes are bytes, read and written."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> builtins.list[models.MailboxTemplate]:
        """All templates, by id: the first is taken where none is named."""
        templates = api.list_mailbox_templates.sync(client=self._client)
        return sorted(templates, key=lambda template: template.id)

    def get(self, template_id: int) -> models.MailboxTemplate:
        """One template.

        Raises:
            NotFound: there is none of this id; a domain's template is none.
        """
        return api.get_mailbox_template.sync(_id(template_id), client=self._client)

    def exists(self, template_id: int) -> bool:
        """Whether there is a template of this id."""
        try:
            self.get(template_id)
        except NotFound:
            return False
        return True

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
            active: True or 1, False or 0, or 2: mail is accepted, but nobody can log in.
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
        if rl_value is not None and rl_value < 1:
            raise ValueError("leave rl_value out for no limit")
        body = models.CreateMailboxTemplateBody(
            template=template,
            quota=arguments.mebibytes(quota),
            active=int(active),
            protocol_access=builtins.list(_several(protocol_access, "protocol_access")),
            sogo_access=sogo_access,
            acl=builtins.list(_several(acl, "acl")),
            force_pw_update=force_pw_update,
            force_tfa=arguments.given(force_tfa),
            tls_enforce_in=tls_enforce_in,
            tls_enforce_out=tls_enforce_out,
            tagged_mail_handler=tagged_mail_handler,
            quarantine_notification=quarantine_notification,
            quarantine_category=quarantine_category,
            rl_value=arguments.given(rl_value),
            rl_frame=rl_frame,
            tags=arguments.tags(tags),
        )
        api.create_mailbox_template.sync(client=self._client, body=body)
        return _newest(self.list(), template)

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
            template=None if template is None else _name(template),
            quota=arguments.mebibytes(quota),
            active=None if active is None else int(active),
            protocol_access=None if protocol_access is None else [*_several(protocol_access, "protocol_access")],
            sogo_access=sogo_access,
            acl=None if acl is None else [*_several(acl, "acl")],
            force_pw_update=force_pw_update,
            force_tfa=force_tfa,
            tls_enforce_in=tls_enforce_in,
            tls_enforce_out=tls_enforce_out,
            tagged_mail_handler=tagged_mail_handler,
            quarantine_notification=quarantine_notification,
            quarantine_category=quarantine_category,
            rl_value=rl_value,
            rl_frame=rl_frame,
            tags=arguments.tags(tags),
        )
        templates = self.list()
        old = _one(templates, _id(template_id))
        _check_name(templates, old, template)
        attributes = models.EditMailboxTemplatesBodyAttr.from_dict({**_whole(old), **changes})
        api.edit_mailbox_templates.sync(
            client=self._client, body=models.EditMailboxTemplatesBody(items=[template_id], attr=attributes)
        )
        return self.get(template_id)

    def delete(self, *template_ids: int) -> None:
        """Delete templates, one after another. What was made with them stays.

        Raises:
            NotFound: there is no such template (mailcow itself says success).
            Rejected: it is Default, which mailcow keeps (and says success).
            PartialFailure: of several, some were not deleted.
        """
        for template_id in template_ids:
            _id(template_id)
        templates = self.list()
        batch = Batch(template_ids, operation=api.delete_mailbox_templates.OPERATION.id)
        for template_id in batch.items:
            with batch.trying(str(template_id)):
                _check_deletable(templates, template_id)
                api.delete_mailbox_templates.sync(client=self._client, body=[template_id])
        batch.settle()


def _id(value: int) -> int:
    # A text such as "all" would be a word of mailcow's router.
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"a template's id is an int, not {type(value).__name__}")
    return value


def _name(value: str) -> str:
    value = arguments.text(value, "template").strip()
    if not value:
        raise ValueError("the template's name is empty")
    return value


def _several(values: Sequence[str], name: str) -> Sequence[Any]:
    if isinstance(values, str):
        raise TypeError(f"{name} is a list of texts, not one text")
    return values


def _not_negative(values: dict[str, Any]) -> None:
    for name, value in values.items():
        if isinstance(value, int) and value < 0:
            raise ValueError(f"{name} is {value}; mailcow would store that")


def _changes(**values: object) -> dict[str, Any]:
    """What was given of an edit's arguments."""
    changes = {name: value for name, value in values.items() if value is not None and value is not UNSET}
    if not changes:
        raise ValueError("nothing to change was given")
    _not_negative(changes)
    return changes


def _one(templates: Iterable[T], template_id: int) -> T:
    for template in templates:
        if template.id == template_id:
            return template
    raise NotFound(f"there is no template {template_id}")


def _newest(templates: Sequence[T], name: str) -> T:
    """The template that was just made: mailcow tells no id, but takes no name twice."""
    return next(template for template in reversed(templates) if template.template == name)


def _check_name(templates: Iterable[T], old: T, name: str | None) -> None:
    name = name and name.strip()
    if name is None or name == old.template:
        return
    if old.template == _DEFAULT:
        raise Rejected("the template Default keeps its name")
    if any(other.id != old.id and other.template.casefold() == name.casefold() for other in templates):
        raise AlreadyExists(f"there is a template {name} already")


def _check_deletable(templates: Iterable[T], template_id: int) -> None:
    if _one(templates, template_id).template.casefold() == _DEFAULT.casefold():
        raise Rejected("the template Default cannot be deleted")


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
