"""Mailboxes."""

from __future__ import annotations

import builtins
import heapq
import logging
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain, islice
from math import ceil
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import bcc_maps as bcc_maps_api
from mailcow_client.api import identity_provider as identity_provider_api
from mailcow_client.api import mailboxes as api
from mailcow_client.api import password_policy as password_policy_api
from mailcow_client.api import templates as templates_api
from mailcow_client.types import UNSET, Unset

from mailcow_facade import arguments
from mailcow_facade._async.resources.domains import AsyncDomains
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.advice import in_words
from mailcow_facade.batches import Batch, written
from mailcow_facade.concurrency._async import gather, sleep
from mailcow_facade.errors import (
    MailcowError,
    NotFound,
    OutcomeUnknown,
    Rejected,
    RouteNotFound,
    UnexpectedReply,
)
from mailcow_facade.units import MIB, Size
from mailcow_facade.values import (
    CACHE_SECONDS,
    Acl,
    Active,
    Authsource,
    Category,
    Notification,
    PasswordChange,
    Protocol,
    TaggedMailHandler,
)

LEAST_SHARE = 25
SHARE = 1000
"""How many mailboxes to ask for in one request, at least and at most: the server needs some seconds for 1,000."""
RECENT = 10_000
"""How many addresses :meth:`AsyncMailboxes.iter` remembers."""
ADDRESS_COLUMN = 2

_log = logging.getLogger("mailcow_facade")

READ_BACK_SECONDS = 30
"""How long a new mailbox is looked for, where that is asked for."""


class AsyncMailboxes:
    """The mailboxes. Sizes are bytes, read and written; addresses are lower case."""

    def __init__(self, client: Client, *, connections: int = 2) -> None:
        self._client = client
        self._connections = connections

    async def list(
        self, domain: str | None = None, tags: Sequence[str] | None = None, *, reduced: bool = False
    ) -> builtins.list[models.Mailbox]:
        """Mailboxes by address: all of the server, or those of one domain.

        The server needs some 2 to 5 ms for each mailbox, a quarter of that with ``reduced``. All of the server are
        asked for by domains, half as many requests at a time as the client may have under way: each keeps PHP and the
        database busy. That is several times as fast as mailcow's own list of all. Of a domain with thousands of
        mailboxes use :meth:`iter`, or give the client a ``timeout`` to match.

        Args:
            domain: only those of this domain.
            tags: only those with at least one of these tags; so of no tag, none.
            reduced: leave out what is dear to find out: ``max_new_quota``, ``spam_aliases``, ``pushover_active``,
                ``rl``, ``rl_scope``, ``is_relayed``, ``sender_acl`` are then ``UNSET``.

        Raises:
            NotFound: there is no such domain. mailcow itself answers with every mailbox it has.
        """
        wanted = arguments.tags(tags, limit=None)
        query = arguments.tag_query(wanted)
        operation = api.list_mailboxes_reduced_of_domain if reduced else api.list_mailboxes_of_domain
        # Only domains that are known are named: for an unknown one the whole server would come.
        domains = AsyncDomains(self._client)
        known = await domains.list() if domain is None else [await domains.get(domain)]

        async def ask(names: builtins.list[str]) -> builtins.list[models.Mailbox]:
            rows = await operation.asyncio(",".join(names), client=self._client, tags=query)
            # A half-deleted one has no domain; it is told of below.
            return [row for row in rows if not row.username or row.domain in names]

        shares = _shares(known, self._connections)
        found = await gather([partial(ask, names) for names in shares], at_once=self._connections)
        rows = [*chain.from_iterable(found)]
        if not isinstance(wanted, Unset):
            # The server looks for a part of a tag; a tag is meant here.
            rows = [row for row in rows if row.tags and set(wanted) & set(row.tags)]
        return _whole(rows)

    async def iter(self, domain: str | None = None, page_size: int = 100) -> AsyncIterator[models.Mailbox]:
        """Mailboxes one by one, by address: all of the server, or those of one domain. Only a page is held in memory.

        It is slower than :meth:`list`. Each mailbox comes once, whatever is created or deleted meanwhile. A server
        before 2026-03 has no pages: there each domain is one, and the order is by domain.

        Args:
            domain: only those of this domain.
            page_size: how many to ask for at a time.

        Raises:
            NotFound: there is no such domain.
            ValueError: ``page_size`` is less than 1.
        """
        if arguments.count(page_size, "page_size") == 0:
            raise ValueError("page_size is at least 1")
        domains = AsyncDomains(self._client)
        name = None if domain is None else (await domains.get(domain)).domain_name
        try:
            page = await self._page(name, 0, page_size)
        except RouteNotFound:
            for each in [name] if name else [found.domain_name for found in await domains.list()]:
                for mailbox in await self.list(each):
                    yield mailbox
            return
        start, length = 0, page_size
        recent: dict[str, None] = {}
        gone_back: builtins.list[tuple[int, builtins.list[str]]] = []
        while True:
            addresses = [mailbox.username for mailbox in page.data if mailbox.username]
            # Each page begins with the last row of the one before. Where it does not, rows before it have been deleted
            # and all have moved up: go back until the pages meet again. A page that comes again as it was, with nothing
            # new found before it, follows on a row that mailcow has no details of.
            if start and recent.keys().isdisjoint(addresses) and (start, addresses) not in gone_back:
                gone_back.append((start, addresses))
                start = max(0, start - page_size)
            else:
                for mailbox in page.data:
                    if mailbox.username and mailbox.username not in recent and name in (None, mailbox.domain):
                        gone_back.clear()
                        yield mailbox
                recent.update(dict.fromkeys(addresses))
                for address in [*islice(recent, max(0, len(recent) - RECENT))]:
                    del recent[address]
                if start + length >= page.records_filtered:
                    return
                start += length - 1
            length = page_size + 1
            page = await self._page(name, start, length)

    async def get(self, address: str) -> models.Mailbox:
        """One mailbox.

        Raises:
            NotFound: there is none of this address. An alias, a ``user+tag`` or an address in an alias domain is none.
        """
        mailbox = await self._row(arguments.address(address))
        if not mailbox.username:
            raise NotFound(
                f"{address} is half-deleted: its deletion broke off. Delete it again to mend it",
                operation=api.get_mailbox.OPERATION.id,
            )
        return mailbox

    async def exists(self, address: str) -> bool:
        """Whether there is a mailbox of this address. A half-deleted one is none, though it keeps the address taken."""
        return await there_is(self.get, address)

    async def create(
        self,
        address: str,
        password: str | None,
        *,
        name: str | None = None,
        quota: Size | None = None,
        active: Active | None = None,
        authsource: Authsource | None = None,
        force_pw_update: bool | None = None,
        force_tfa: bool | None = None,
        tls_enforce_in: bool | None = None,
        tls_enforce_out: bool | None = None,
        protocol_access: Sequence[Protocol] | None = None,
        imap_access: bool | None = None,
        pop3_access: bool | None = None,
        smtp_access: bool | None = None,
        sieve_access: bool | None = None,
        eas_access: bool | None = None,
        dav_access: bool | None = None,
        sogo_access: bool | None = None,
        relayhost: int | None = None,
        quarantine_notification: Notification | None = None,
        quarantine_category: Category | None = None,
        tagged_mail_handler: TaggedMailHandler | None = None,
        acl: Sequence[Acl] | None = None,
        tags: Sequence[str] | None = None,
        template: int | None = None,
        wait: bool = False,
    ) -> models.Mailbox:
        """Create a mailbox, and return it. The user can log in at once, whatever was tried before.

        Args:
            address: in a domain of this server.
            password: at most 72 bytes, in line with the server's password policy. None where ``authsource`` is an
                identity provider, which then knows it.
            name: the display name.
            quota: in bytes or as ``"3 GiB"``; 0 for unlimited. The domain's default where left out, as in mailcow's
                UI; the API by itself would make it unlimited.
            active: 1 for on, which is the default; 0 for off; 2: mail is accepted, but nobody can log in.
            authsource: who checks the password; mailcow itself by default.
            force_pw_update: whether a new password must be set at the next login to the UI.
            force_tfa: whether two-factor login must be set up at the next login to the UI.
            tls_enforce_in: whether mail to it must come over TLS.
            tls_enforce_out: whether mail from it must go over TLS.
            protocol_access: what the password is good for, all of it; or one by one with ``imap_access`` and so on.
            imap_access: whether the password is good for IMAP.
            pop3_access: whether the password is good for POP3.
            smtp_access: whether the password is good for sending mail.
            sieve_access: whether the password is good for editing filters over ManageSieve.
            eas_access: whether the password is good for ActiveSync.
            dav_access: whether the password is good for CalDAV and CardDAV.
            sogo_access: whether SOGo may be used.
            relayhost: the id of a sender-dependent transport.
            quarantine_notification: how often quarantined mail is told.
            quarantine_category: which of it is told.
            tagged_mail_handler: where the tag of an address ``user+tag`` goes; nowhere by default.
            acl: all that the user may change.
            tags: at most 26.
            template: the id of the mailbox template for what is left out; the server's first by default.
            wait: look for the mailbox for up to 30 s until the server tells of it. One server does at once; one that
                reads from a copy of its database may lag behind.

        Raises:
            AlreadyExists: the address is a mailbox's, be it a half-deleted one, or an alias's.
            NotFound: there is no such domain, or no such template (mailcow itself would take its first).
            OutcomeUnknown: it was created, but the server does not tell of it.
            Rejected: mailcow refuses it (``password_complexity``, ``mailbox_quota_left_exceeded`` …), or the identity
                provider is not set up (mailcow would store ``mailcow`` and say success).
            ValueError: the quota is no whole number of MiB, a text or the password too long.
        """
        address = arguments.address(address)
        local_part, _, domain = address.rpartition("@")
        authsource = arguments.choice(authsource, "authsource", get_args(Authsource)) or "mailcow"
        secret = UNSET if password is None else arguments.password(password)
        if authsource == "mailcow" and password is None:
            raise ValueError("a mailbox with the authsource mailcow needs a password")
        _check_protocols(protocol_access, imap_access, pop3_access, smtp_access, sieve_access, eas_access, dav_access)
        size = arguments.mebibytes(quota)
        body = models.CreateMailboxBody(
            local_part=local_part,
            domain=domain,
            name=_name(name),
            password=secret,
            password2=secret,
            active=1 if active is None else _state(active),
            authsource=authsource,
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            force_tfa=arguments.flag(force_tfa, "force_tfa"),
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
            protocol_access=arguments.choices(protocol_access, "protocol_access", get_args(Protocol)),
            imap_access=arguments.flag(imap_access, "imap_access"),
            pop3_access=arguments.flag(pop3_access, "pop3_access"),
            smtp_access=arguments.flag(smtp_access, "smtp_access"),
            sieve_access=arguments.flag(sieve_access, "sieve_access"),
            eas_access=arguments.flag(eas_access, "eas_access"),
            dav_access=arguments.flag(dav_access, "dav_access"),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            relayhost=arguments.count(relayhost, "relayhost"),
            quarantine_notification=arguments.choice(
                quarantine_notification, "quarantine_notification", get_args(Notification)
            ),
            quarantine_category=arguments.choice(quarantine_category, "quarantine_category", get_args(Category)),
            tagged_mail_handler=arguments.choice(
                tagged_mail_handler, "tagged_mail_handler", get_args(TaggedMailHandler)
            ),
            acl=arguments.choices(acl, "acl", get_args(Acl)),
            tags=arguments.tags(tags),
            template=arguments.count(template, "template"),
        )
        await self._check_authsource(authsource)
        if template is not None:
            await templates_api.get_mailbox_template.asyncio(template, client=self._client)
        body.quota = await self._default_quota(domain) if isinstance(size, Unset) else size
        try:
            await api.create_mailbox.asyncio(client=self._client, body=body)
        except Rejected as error:
            raise await self._explained(error) from None
        with written(f"the mailbox {address}"):
            for _ in range(READ_BACK_SECONDS if wait else 0):
                if await self.exists(address):
                    break
                await sleep(1)
            return await self.get(address)

    async def edit(
        self,
        address: str,
        *,
        name: str | None = None,
        quota: Size | None = None,
        active: Active | None = None,
        authsource: Authsource | None = None,
        force_pw_update: bool | None = None,
        force_tfa: bool | None = None,
        tls_enforce_in: bool | None = None,
        tls_enforce_out: bool | None = None,
        protocol_access: Sequence[Protocol] | None = None,
        imap_access: bool | None = None,
        pop3_access: bool | None = None,
        smtp_access: bool | None = None,
        sieve_access: bool | None = None,
        eas_access: bool | None = None,
        dav_access: bool | None = None,
        sogo_access: bool | None = None,
        relayhost: int | None = None,
        quarantine_notification: Notification | None = None,
        quarantine_category: Category | None = None,
        tagged_mail_handler: TaggedMailHandler | None = None,
        recovery_email: str | None = None,
        sender_acl: Sequence[str] | None = None,
        extended_sender_acl: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
    ) -> models.Mailbox:
        """Change a mailbox, and return it as it is then. What is left out stays as it is.

        Args:
            name: the display name; mailcow cannot remove one.
            quota: in bytes or as ``"3 GiB"``; 0 for unlimited.
            active: as for :meth:`create`. A login that worked less than 300 s ago goes on working for that long.
            authsource: who checks the password.
            force_pw_update: whether a new password must be set at the next login to the UI.
            force_tfa: whether two-factor login must be set up at the next login to the UI.
            tls_enforce_in: whether mail to it must come over TLS.
            tls_enforce_out: whether mail from it must go over TLS.
            protocol_access: what the password is good for, all of it; or one by one with ``imap_access`` and so on.
            imap_access: whether the password is good for IMAP.
            pop3_access: whether the password is good for POP3.
            smtp_access: whether the password is good for sending mail.
            sieve_access: whether the password is good for editing filters over ManageSieve.
            eas_access: whether the password is good for ActiveSync.
            dav_access: whether the password is good for CalDAV and CardDAV.
            sogo_access: whether SOGo may be used.
            relayhost: the id of a sender-dependent transport, 0 for none.
            quarantine_notification: how often quarantined mail is told.
            quarantine_category: which of it is told.
            tagged_mail_handler: where the tag of an address ``user+tag`` goes. mailcow has no route to read it.
            recovery_email: the address for forgotten passwords; "" for none.
            sender_acl: all of this server that it may send as beside its own addresses; ``"*"`` for anything, an empty
                list for none.
            extended_sender_acl: all addresses and domains of other servers that it may send as; an empty list for
                none. mailcow has no route to read it.
            tags: all tags it shall have: others are removed.

        One change is done after another; where one is refused, those before it stay.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: mailcow refuses it, or the identity provider is not set up.
            PartialFailure: some of what it shall send as was refused; the rest is set.
            ValueError: nothing to change was given, or a value is one that mailcow would ignore or cut.
        """
        address = arguments.address(address)
        _check_protocols(protocol_access, imap_access, pop3_access, smtp_access, sieve_access, eas_access, dav_access)
        if name in ("", "0"):
            raise ValueError("mailcow keeps the old name when the new one is empty, or 0")
        attributes = models.EditMailboxesBodyAttr(
            name=_name(name),
            quota=arguments.mebibytes(quota),
            active=UNSET if active is None else _state(active),
            authsource=arguments.choice(authsource, "authsource", get_args(Authsource)),
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            force_tfa=arguments.flag(force_tfa, "force_tfa"),
            protocol_access=arguments.choices(protocol_access, "protocol_access", get_args(Protocol)),
            imap_access=arguments.flag(imap_access, "imap_access"),
            pop3_access=arguments.flag(pop3_access, "pop3_access"),
            smtp_access=arguments.flag(smtp_access, "smtp_access"),
            sieve_access=arguments.flag(sieve_access, "sieve_access"),
            eas_access=arguments.flag(eas_access, "eas_access"),
            dav_access=arguments.flag(dav_access, "dav_access"),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            relayhost=arguments.count(relayhost, "relayhost"),
            pw_recovery_email=arguments.given(recovery_email, arguments.plain_address_or_empty, "recovery_email"),
            sender_acl=arguments.texts(sender_acl, "sender_acl"),
            # A list would make mailcow fail.
            extended_sender_acl=arguments.given(extended_sender_acl, _senders, "extended_sender_acl"),
        )
        tls = models.EditMailboxTlsPolicyBodyAttr(
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
        )
        how_often = arguments.choice(quarantine_notification, "quarantine_notification", get_args(Notification))
        which = arguments.choice(quarantine_category, "quarantine_category", get_args(Category))
        tagged = arguments.choice(tagged_mail_handler, "tagged_mail_handler", get_args(TaggedMailHandler))
        wanted = arguments.tags(tags, limit=None)
        elsewhere = [value for value in (how_often, which, tagged, wanted) if not isinstance(value, Unset)]
        if not attributes.to_dict() and not tls.to_dict() and not elsewhere:
            raise ValueError("nothing to change was given")
        old = await self.get(address)
        if authsource:
            await self._check_authsource(authsource)
        change = arguments.tag_change(old.tags or [], (old.tags or []) if isinstance(wanted, Unset) else wanted)
        attributes.tags = arguments.given(change.add or None)
        # The one attribute that mailcow empties when it is left out.
        mark = old.attributes.attribute_hash
        if attributes.to_dict():
            attributes.attribute_hash = mark
            await self._edit(address, attributes)
        if tls.to_dict():
            await api.edit_mailbox_tls_policy.asyncio(
                client=self._client, body=models.EditMailboxTlsPolicyBody(items=[address], attr=tls)
            )
        if not isinstance(how_often, Unset):
            told = models.EditQuarantineNotificationBodyAttr(quarantine_notification=how_often)
            await api.edit_quarantine_notification.asyncio(
                client=self._client, body=models.EditQuarantineNotificationBody(items=[address], attr=told)
            )
        if not isinstance(which, Unset):
            category = models.EditQuarantineCategoryBodyAttr(quarantine_category=which)
            await api.edit_quarantine_category.asyncio(
                client=self._client, body=models.EditQuarantineCategoryBody(items=[address], attr=category)
            )
        if not isinstance(tagged, Unset):
            handler = models.EditDelimiterActionBodyAttr(tagged_mail_handler=tagged)
            await api.edit_delimiter_action.asyncio(
                client=self._client, body=models.EditDelimiterActionBody(items=[address], attr=handler)
            )
        if change.remove:
            await api.delete_mailbox_tags.asyncio(address, client=self._client, body=change.remove)
        if change.respell:
            await self._edit(address, models.EditMailboxesBodyAttr(tags=change.respell, attribute_hash=mark))
        with written(f"the change of {address}"):
            return await self.get(address)

    async def set_password(self, address: str, password: str, *, wait: bool = False) -> PasswordChange:
        """Set a mailbox's own password. App passwords stay. The new one works at once, whatever was tried before.

        Args:
            address: the mailbox.
            password: at most 72 bytes, in line with the server's password policy.
            wait: return only when the old password is accepted no more, which is after 300 s.

        Returns:
            Until when the old password may still be accepted: Dovecot remembers a good login for 300 s.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: ``password_complexity``; or an identity provider checks the password (mailcow would say success
                and change nothing).
            ValueError: it is empty or has over 72 bytes.
        """
        address = arguments.address(address)
        secret = arguments.password(password)
        mailbox = await self.get(address)
        # Servers before 2025-03 do not tell: they know no other.
        if (mailbox.authsource or "mailcow") != "mailcow":
            raise Rejected(
                f"the password of {address} is kept by {mailbox.authsource}: change it there",
                status=200,
                operation=api.edit_mailboxes.OPERATION.id,
            )
        attributes = models.EditMailboxesBodyAttr(
            password=secret, password2=secret, attribute_hash=mailbox.attributes.attribute_hash or UNSET
        )
        try:
            await self._edit(address, attributes)
        except Rejected as error:
            raise await self._explained(error) from None
        change = PasswordChange(address, datetime.now(UTC) + timedelta(seconds=CACHE_SECONDS))
        if wait:
            await sleep(CACHE_SECONDS)
        return change

    async def delete(self, *addresses: str) -> None:
        """Delete mailboxes with their mail, one after another: mailcow deletes by halves when asked for many at once.

        A half-deleted mailbox that somebody has left behind is deleted for good. One that is half-deleted by this very
        call is deleted again. A login that worked less than 300 s ago goes on working for that long.

        Raises:
            NotFound: there is no such mailbox.
            OutcomeUnknown: the connection broke off, or mailcow failed; it says what was found then. Those after it are
                not tried where the server may still be busy with it.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.address(item) for item in addresses], operation=api.delete_mailboxes.OPERATION.id)
        for address in batch.items:
            with batch.trying(address):
                await self._delete(address)
        batch.settle()

    async def half_deleted(self) -> builtins.list[str]:
        """The addresses of mailboxes whose deletion broke off, for :meth:`delete` to end it.

        Their mail is gone, their users cannot log in, yet they keep their addresses taken and their domains from being
        deleted. Lists do not tell their addresses, so the server is asked several things, which takes its time where
        there are many mailboxes.
        """
        try:
            options = await bcc_maps_api.get_bcc_destination_options.asyncio(client=self._client)
        except NotFound:  # no domain at all
            return []
        known = options.mailboxes.additional_properties if options.mailboxes else {}
        rows = await api.list_mailboxes_reduced.asyncio(client=self._client)
        suspects = sorted(known.keys() - {row.username for row in rows})
        return [address for address in suspects if await self._state_of(address) == "half-deleted"]

    async def rename(self, address: str, new_address: str, *, keep_alias: bool = False) -> models.Mailbox:
        """Rename a mailbox within its domain, and return it under its new address.

        Mail, password, app passwords, tags, filters, sync jobs and aliases to it alone go along. Not so its limit on
        sending, its spam scores and policies, its time-limited aliases, its two-factor logins, and aliases to it and
        others: mailcow leaves these with the old address.

        Args:
            address: what it is called now.
            new_address: what it shall be called.
            keep_alias: whether the old address becomes an alias of the new one.

        Raises:
            NotFound: there is no such mailbox.
            AlreadyExists: the new address is a mailbox's or an alias's.
            Rejected: the mailbox is inactive.
            PartialFailure: it was renamed, but the alias was refused.
            RouteNotFound: the server is older than 2024-11.
            ValueError: the new address is in another domain, or is the old one.
        """
        old, new = arguments.address(address), arguments.address(new_address, "new_address")
        old_local_part, _, domain = old.rpartition("@")
        new_local_part, _, other = new.rpartition("@")
        if domain != other:
            raise ValueError(f"a mailbox of {domain} cannot be renamed into {other}")
        if old == new:
            raise ValueError(f"the new address is the old one: {new}")
        operation = api.rename_mailbox.OPERATION.id
        if (await self.get(old)).active == 0:
            raise Rejected(f"{old} is inactive, and mailcow renames active mailboxes only", operation=operation)
        attributes = models.RenameMailboxBodyAttr(
            domain=domain,
            old_local_part=old_local_part,
            new_local_part=new_local_part,
            create_alias=arguments.flag(keep_alias, "keep_alias"),
        )
        await api.rename_mailbox.asyncio(client=self._client, body=models.RenameMailboxBody(attr=attributes))
        with written(f"the new name of {old}"):
            return await self.get(new)

    async def set_custom_attributes(self, address: str, attributes: Mapping[str, str]) -> models.Mailbox:
        """Set values of one's own, and return the mailbox. All of them are replaced.

        mailcow gives them no meaning; footers can show them.

        Args:
            address: the mailbox.
            attributes: values by name. A name holds no blank.

        Raises:
            NotFound: there is no such mailbox.
            ValueError: a name is empty or holds a blank, which mailcow would drop.
        """
        address = arguments.address(address)
        values = dict(attributes)
        names = arguments.texts(list(values), "attributes")
        if any(not name or " " in name for name in names):
            raise ValueError("a name is empty or holds a blank")
        body = models.EditMailboxCustomAttributesBodyAttr(
            attribute=names, value=arguments.texts(list(values.values()), "attributes")
        )
        await api.edit_mailbox_custom_attributes.asyncio(
            client=self._client, body=models.EditMailboxCustomAttributesBody(items=[address], attr=body)
        )
        with written(f"the custom attributes of {address}"):
            return await self.get(address)

    async def set_acl(self, address: str, acl: Sequence[Acl]) -> None:
        """Set what a user may change. mailcow has no route to read it.

        Args:
            address: the mailbox.
            acl: all that is allowed; an empty list forbids everything.

        Raises:
            NotFound: there is no such mailbox.
            ValueError: mailcow knows no such right, and would ignore it.
        """
        rights = models.EditMailboxAclBodyAttr(user_acl=arguments.choices(acl, "acl", get_args(Acl)))
        await api.edit_mailbox_acl.asyncio(
            client=self._client, body=models.EditMailboxAclBody(items=[arguments.address(address)], attr=rights)
        )

    async def last_login(self, address: str, *, days: int = 7) -> models.LastLogin:
        """The last logins of a mailbox: the newest for each service, client's address and app password.

        Logins that failed, or were answered from Dovecot's cache, are not counted. The server asks a service on the
        internet where each public address is, and waits for it up to five seconds for each.

        Args:
            address: the mailbox.
            days: how far back to look, from 1.

        Raises:
            NotFound: there is no such mailbox.
        """
        address, days = arguments.address(address), arguments.number(days, "days", 1)
        logins = await api.get_last_login_days.asyncio(address, days, client=self._client)
        if not logins.sasl and not logins.ui:  # no such mailbox looks the same
            await self.get(address)
        return logins

    async def reset_last_login(self, address: str) -> None:
        """Forget all logins of a mailbox, in the lists of mailboxes too. mailcow lets a read-only key do this.

        Raises:
            NotFound: there is no such mailbox.
        """
        mailbox = await self.get(address)
        await api.reset_last_login.asyncio(mailbox.username, client=self._client)

    async def reset_eas_cache(self, address: str) -> None:
        """Make a mailbox's ActiveSync devices synchronise anew. No mail is lost.

        Raises:
            NotFound: there is no such mailbox.
        """
        await api.delete_eas_cache.asyncio(client=self._client, body=[arguments.address(address)])

    async def delete_sogo_profile(self, address: str) -> None:
        """Delete a mailbox's settings, calendars and address books in SOGo, for good. Mail stays.

        Raises:
            NotFound: there is no such mailbox.
        """
        await api.delete_sogo_profile.asyncio(client=self._client, body=[arguments.address(address)])

    async def _row(self, address: str) -> models.Mailbox:
        """What mailcow has of a mailbox; ``username`` is None where it is half-deleted."""
        mailbox = await api.get_mailbox.asyncio(address, client=self._client)
        if not isinstance(mailbox, models.Mailbox):  # with tags alone
            raise UnexpectedReply("a list came where one mailbox was asked for", operation=api.get_mailbox.OPERATION.id)
        return mailbox

    async def _state_of(self, address: str) -> Literal["there", "half-deleted", "gone"]:
        try:
            mailbox = await self._row(address)
        except NotFound:
            return "gone"
        return "there" if mailbox.username else "half-deleted"

    async def _delete(self, address: str) -> None:
        for last in (False, True):
            try:
                await api.delete_mailboxes.asyncio(client=self._client, body=[address])
            except OutcomeUnknown as error:
                unknown = error
            else:
                return
            if unknown.status != 200:
                raise _undecided(unknown, f"deleting {address}: {unknown.message}. The server may still be at it")
            # mailcow failed, most likely for a deadlock in its database, and is done with the request.
            try:
                state = await self._state_of(address)
            except MailcowError as error:
                raise _undecided(
                    unknown, f"deleting {address}: {unknown.message}. It cannot be read back now"
                ) from error
            if state == "gone":
                return
            if state == "there":
                raise _undecided(
                    unknown,
                    f"mailcow failed while it deleted {address}, which is still there; its mail may be gone already. "
                    "Delete it again",
                )
            if last:
                raise _undecided(
                    unknown, f"mailcow failed twice while it deleted {address}, which is half-deleted. Delete it again"
                )

    async def _explained(self, error: Rejected) -> Rejected:
        """A refusal with the server's password policy in it, where that is what the password does not keep to."""
        if error.code != "password_complexity":
            return error
        try:
            policy = await password_policy_api.get_password_policy.asyncio(client=self._client)
        except MailcowError:
            return error
        return Rejected(
            f"the password does not keep to the server's policy: {in_words(policy)} ({error.code})",
            status=error.status,
            code=error.code,
            params=error.params,
            operation=error.operation,
            reply=error.reply,
        )

    async def _page(self, domain: str | None, start: int, length: int) -> models.MailboxPage:
        address = models.SearchMailboxesBodyColumnsItem(data=ADDRESS_COLUMN, orderable=True, searchable=bool(domain))
        if domain:
            # What merely holds it, such as the domain with something behind, is sorted out later.
            address.search = models.SearchMailboxesBodyColumnsItemSearch(value=f"@{domain}")
        other = models.SearchMailboxesBodyColumnsItem(searchable=False)
        body = models.SearchMailboxesBody(
            draw=1,
            start=start,
            length=length,
            columns=[*[other] * ADDRESS_COLUMN, address],
            order=[models.SearchMailboxesBodyOrderItem(column=ADDRESS_COLUMN, dir_="asc")],
        )
        return await api.search_mailboxes.asyncio(client=self._client, body=body)

    async def _edit(self, address: str, attributes: models.EditMailboxesBodyAttr) -> None:
        body = models.EditMailboxesBody(items=[address], attr=attributes)
        await api.edit_mailboxes.asyncio(client=self._client, body=body)

    async def _check_authsource(self, authsource: Authsource) -> None:
        if authsource == "mailcow":
            return
        provider = await identity_provider_api.get_identity_provider.asyncio(client=self._client)
        if provider.authsource != authsource:
            raise Rejected(
                f"the identity provider {authsource} is not set up here; mailcow would take 'mailcow' in its place",
                operation=identity_provider_api.get_identity_provider.OPERATION.id,
            )

    async def _default_quota(self, domain: str) -> int:
        """The quota in MiB that mailcow's UI would fill in."""
        found = await AsyncDomains(self._client).get(domain)
        # Of a full domain the usual size is asked for: mailcow looks first whether the address is there already.
        size = found.def_new_mailbox_quota if found.def_new_mailbox_quota > 0 else found.def_quota_for_mbox
        return max(size // MIB, 1)  # never 0, which is unlimited


def _shares(domains: Sequence[models.Domain], connections: int) -> list[list[str]]:
    """The domains in shares of about as many mailboxes: one a connection, fewer of few, several of many."""
    # A number may be missing, or another thing: reading is lenient. Then the shares are less even.
    sizes = {each.domain_name: n if isinstance(n := each.mboxes_in_domain, int) else 0 for each in domains}
    total = sum(sizes.values())
    rounds = ceil(total / (SHARE * connections))
    shares = min(len(domains), max(1, rounds * connections if rounds > 1 else min(connections, total // LEAST_SHARE)))
    heap = [(0, number, list[str]()) for number in range(shares)]
    for name in sorted(sizes, key=lambda name: -sizes[name]):
        size, number, names = heapq.heappop(heap)
        names.append(name)
        heapq.heappush(heap, (size + sizes[name] + 1, number, names))
    return [names for _, _, names in heap]


def _whole(rows: Iterable[models.Mailbox]) -> list[models.Mailbox]:
    """The rows by address, each once, without those that a broken deletion has left."""
    rows = list(rows)
    found = {row.username: row for row in rows if row.username}
    if not all(row.username for row in rows):
        _log.warning("a mailbox is half-deleted: its deletion broke off; delete it again to mend it")
    return [found[address] for address in sorted(found)]


def _undecided(error: OutcomeUnknown, message: str) -> OutcomeUnknown:
    return OutcomeUnknown(message, status=error.status, operation=error.operation)


def _name(value: str | None) -> str | Unset:
    name = arguments.optional_text(value, "name")
    if name and name != name.lstrip("<").rstrip(">"):
        raise ValueError("mailcow cuts < from the beginning of a name, and > from its end")
    return name


def _senders(values: Sequence[str], name: str) -> str:
    """Addresses and domains in one text: a list would make mailcow fail."""
    found = (arguments.address_or_domain(value, f"each of {name}") for value in arguments.texts(values, name))
    return ",".join(dict.fromkeys(found))


def _check_protocols(protocol_access: Sequence[Protocol] | None, *single: bool | None) -> None:
    if protocol_access is not None and any(switch is not None for switch in single):
        raise ValueError("give protocol_access or the single switches: mailcow ignores these beside it")


def _state(active: Active) -> int:
    if active not in (0, 1, 2):
        raise ValueError(f"active is True, False or 2, not {active!r}")
    return int(active)
