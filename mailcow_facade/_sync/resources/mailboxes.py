# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Mailboxes."""

from __future__ import annotations

import builtins
import heapq
import logging
from collections.abc import Iterator, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain, islice
from math import ceil
from typing import get_args

from mailcow_client import Client, models
from mailcow_client.api import identity_provider as identity_provider_api
from mailcow_client.api import mailboxes as api
from mailcow_client.types import UNSET, Unset

from mailcow_facade import arguments
from mailcow_facade._sync.resources.domains import Domains
from mailcow_facade.batches import Batch, written
from mailcow_facade.concurrency._sync import gather
from mailcow_facade.errors import NotFound, Rejected, RouteNotFound, UnexpectedReply
from mailcow_facade.units import MIB, Size
from mailcow_facade.values import (
    CACHE_SECONDS,
    Active,
    Authsource,
    Category,
    Notification,
    PasswordChange,
    Protocol,
)

LEAST_SHARE = 25
SHARE = 500
"""How many mailboxes to ask for in one request, at least and at most: the server needs some seconds for 500."""
RECENT = 10_000
"""How many addresses :meth:`AsyncMailboxes.iter` remembers."""
ADDRESS_COLUMN = 2

_log = logging.getLogger("mailcow_facade")


class Mailboxes:
    """The mailboxes. Sizes are bytes, read and written; addresses are lower case."""

    def __init__(self, client: Client, *, connections: int = 4) -> None:
        self._client = client
        self._connections = connections

    def list(
        self, domain: str | None = None, *, tags: Sequence[str] | None = None, reduced: bool = False
    ) -> builtins.list[models.Mailbox]:
        """Mailboxes by address: all of the server, or those of one domain.

        The server needs some 5 ms for each mailbox, 1.2 ms with ``reduced``. All of the server are asked for by
        domains, as many requests at a time as the client may have under way: that is several times as fast as mailcow's
        own list of all. Of a domain with thousands of mailboxes use :meth:`iter`, or give the client a ``timeout`` to
        match.

        Args:
            domain: only those of this domain.
            tags: only those with at least one of these tags.
            reduced: leave out what is dear to find out: ``max_new_quota``, ``spam_aliases``, ``pushover_active``,
                ``rl``, ``rl_scope``, ``is_relayed``, ``sender_acl`` are then ``UNSET``.

        Raises:
            NotFound: there is no such domain. mailcow itself answers with every mailbox it has.
        """
        wanted = arguments.tags(tags)
        query = ",".join(wanted) if wanted else UNSET
        operation = api.list_mailboxes_reduced_of_domain if reduced else api.list_mailboxes_of_domain
        # Only domains that are known are named: for an unknown one the whole server would come.
        domains = Domains(self._client)
        known = domains.list() if domain is None else [domains.get(domain)]

        def ask(names: builtins.list[str]) -> builtins.list[models.Mailbox]:
            rows = operation.sync(",".join(names), client=self._client, tags=query)
            return [row for row in rows if row.domain in names]

        found = gather([partial(ask, names) for names in _shares(known, self._connections)])
        rows = [*chain.from_iterable(found)]
        if wanted:
            # The server looks for a part of a tag; a tag is meant here.
            rows = [row for row in rows if row.tags and set(wanted) & set(row.tags)]
        return _whole(rows)

    def iter(self, domain: str | None = None, *, page_size: int = 100) -> Iterator[models.Mailbox]:
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
        domains = Domains(self._client)
        name = None if domain is None else (domains.get(domain)).domain_name
        try:
            page = self._page(name, 0, page_size)
        except RouteNotFound:
            for each in [name] if name else [found.domain_name for found in domains.list()]:
                for mailbox in self.list(each):
                    yield mailbox
            return
        start, length = 0, page_size
        recent: dict[str, None] = {}
        gone_back: set[tuple[int, int]] = set()
        while True:
            addresses = [mailbox.username for mailbox in page.data if mailbox.username]
            # Each page begins with the last row of the one before. Where it does not, rows before it have been deleted
            # and all have moved up: go back until the pages meet again.
            place = (start, page.records_filtered)
            if start and place not in gone_back and recent.keys().isdisjoint(addresses):
                gone_back.add(place)
                start = max(0, start - page_size)
            else:
                for mailbox in page.data:
                    if mailbox.username and mailbox.username not in recent and name in (None, mailbox.domain):
                        yield mailbox
                recent.update(dict.fromkeys(addresses))
                for address in [*islice(recent, max(0, len(recent) - RECENT))]:
                    del recent[address]
                if start + length >= page.records_filtered:
                    return
                start += length - 1
            length = page_size + 1
            page = self._page(name, start, length)

    def get(self, address: str) -> models.Mailbox:
        """One mailbox.

        Raises:
            NotFound: there is none of this address. An alias, a ``user+tag`` or an address in an alias domain is none.
        """
        mailbox = api.get_mailbox.sync(arguments.address(address), client=self._client)
        if not isinstance(mailbox, models.Mailbox):  # with tags alone
            raise UnexpectedReply("a list came where one mailbox was asked for", operation=api.get_mailbox.OPERATION.id)
        if not mailbox.username:
            raise NotFound(
                f"{address} is half-deleted: its deletion broke off. Delete it again to mend it",
                operation=api.get_mailbox.OPERATION.id,
            )
        return mailbox

    def exists(self, address: str) -> bool:
        """Whether there is a mailbox of this address."""
        try:
            self.get(address)
        except NotFound:
            return False
        return True

    def create(
        self,
        address: str,
        password: str | None,
        *,
        name: str | None = None,
        quota: Size | None = None,
        active: Active | None = None,
        authsource: Authsource | None = None,
        force_pw_update: bool | None = None,
        tls_enforce_in: bool | None = None,
        tls_enforce_out: bool | None = None,
        protocol_access: Sequence[Protocol] | None = None,
        sogo_access: bool | None = None,
        relayhost: int | None = None,
        quarantine_notification: Notification | None = None,
        quarantine_category: Category | None = None,
        tags: Sequence[str] | None = None,
        template: int | None = None,
    ) -> models.Mailbox:
        """Create a mailbox, and return it.

        Args:
            address: in a domain of this server.
            password: at most 72 bytes, in line with the server's password policy. None where ``authsource`` is an
                identity provider, which then knows it.
            name: the display name.
            quota: in bytes or as ``"3 GiB"``; 0 for unlimited. The domain's default where left out, as in mailcow's
                UI; the API by itself would make it unlimited.
            active: True or 1 (the default), False or 0, or 2: mail is accepted, but nobody can log in.
            authsource: who checks the password; mailcow itself by default.
            force_pw_update: whether a new password must be set at the next login to the UI.
            tls_enforce_in: whether mail to it must come over TLS.
            tls_enforce_out: whether mail from it must go over TLS.
            protocol_access: what the password is good for, all of it.
            sogo_access: whether SOGo may be used.
            relayhost: the id of a sender-dependent transport.
            quarantine_notification: how often quarantined mail is told.
            quarantine_category: which of it is told.
            tags: at most 26.
            template: the id of the mailbox template for what is left out; the server's first by default.

        Raises:
            AlreadyExists: the address is a mailbox's or an alias's.
            NotFound: there is no such domain.
            Rejected: mailcow refuses it (``password_complexity``, ``mailbox_quota_left_exceeded`` …), the domain has
                no quota left, or the identity provider is not set up (mailcow would store ``mailcow`` and say success).
            ValueError: the quota is no whole number of MiB, a text or the password too long.
        """
        address = arguments.address(address)
        local_part, _, domain = address.rpartition("@")
        authsource = arguments.choice(authsource, "authsource", get_args(Authsource)) or "mailcow"
        secret = UNSET if password is None else arguments.password(password)
        if authsource == "mailcow" and password is None:
            raise ValueError("a mailbox with the authsource mailcow needs a password")
        size = arguments.mebibytes(quota)
        body = models.CreateMailboxBody(
            local_part=local_part,
            domain=domain,
            name=arguments.optional_text(name, "name"),
            password=secret,
            password2=secret,
            active=1 if active is None else _state(active),
            authsource=authsource,
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
            protocol_access=arguments.texts(protocol_access, "protocol_access"),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            relayhost=arguments.count(relayhost, "relayhost"),
            quarantine_notification=arguments.choice(
                quarantine_notification, "quarantine_notification", get_args(Notification)
            ),
            quarantine_category=arguments.choice(quarantine_category, "quarantine_category", get_args(Category)),
            tags=arguments.tags(tags),
            template=arguments.count(template, "template"),
        )
        self._check_authsource(authsource)
        body.quota = self._default_quota(domain) if isinstance(size, Unset) else size
        api.create_mailbox.sync(client=self._client, body=body)
        with written(f"the mailbox {address}"):
            return self.get(address)

    def edit(
        self,
        address: str,
        *,
        name: str | None = None,
        quota: Size | None = None,
        active: Active | None = None,
        authsource: Authsource | None = None,
        force_pw_update: bool | None = None,
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
        sender_acl: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
    ) -> models.Mailbox:
        """Change a mailbox, and return it as it is then. What is left out stays as it is.

        Args:
            name: the display name; mailcow cannot remove one.
            quota: in bytes or as ``"3 GiB"``; 0 for unlimited.
            active: as for :meth:`create`. A login that worked less than 300 s ago goes on working for that long.
            authsource: who checks the password.
            force_pw_update: whether a new password must be set at the next login to the UI.
            tls_enforce_in: whether mail to it must come over TLS.
            tls_enforce_out: whether mail from it must go over TLS.
            protocol_access: what the password is good for, all of it; or one by one with ``imap_access`` and so on.
            sogo_access: whether SOGo may be used.
            relayhost: the id of a sender-dependent transport, 0 for none.
            sender_acl: all that it may send as beside its own addresses; ``"*"`` for anything, an empty list for none.
            tags: all tags it shall have: others are removed.

        Raises:
            NotFound: there is no such mailbox.
            Rejected: mailcow refuses it, or the identity provider is not set up.
            ValueError: nothing to change was given, or a value is one that mailcow would ignore or cut.
        """
        address = arguments.address(address)
        single = {imap_access, pop3_access, smtp_access, sieve_access, eas_access, dav_access} - {None}
        if protocol_access is not None and single:
            raise ValueError("give protocol_access or the single switches: mailcow ignores these beside it")
        if name == "":
            raise ValueError("mailcow keeps the old name when the new one is empty")
        attributes = models.EditMailboxesBodyAttr(
            name=arguments.optional_text(name, "name"),
            quota=arguments.mebibytes(quota),
            active=UNSET if active is None else _state(active),
            authsource=arguments.choice(authsource, "authsource", get_args(Authsource)),
            force_pw_update=arguments.flag(force_pw_update, "force_pw_update"),
            protocol_access=arguments.texts(protocol_access, "protocol_access"),
            imap_access=arguments.flag(imap_access, "imap_access"),
            pop3_access=arguments.flag(pop3_access, "pop3_access"),
            smtp_access=arguments.flag(smtp_access, "smtp_access"),
            sieve_access=arguments.flag(sieve_access, "sieve_access"),
            eas_access=arguments.flag(eas_access, "eas_access"),
            dav_access=arguments.flag(dav_access, "dav_access"),
            sogo_access=arguments.flag(sogo_access, "sogo_access"),
            relayhost=arguments.count(relayhost, "relayhost"),
            sender_acl=arguments.texts(sender_acl, "sender_acl"),
        )
        tls = models.EditMailboxTlsPolicyBodyAttr(
            tls_enforce_in=arguments.flag(tls_enforce_in, "tls_enforce_in"),
            tls_enforce_out=arguments.flag(tls_enforce_out, "tls_enforce_out"),
        )
        wanted = arguments.tags(tags)
        if not attributes.to_dict() and not tls.to_dict() and isinstance(wanted, Unset):
            raise ValueError("nothing to change was given")
        old = self.get(address)
        if authsource:
            self._check_authsource(authsource)
        removed: builtins.list[str] = []
        if not isinstance(wanted, Unset):
            have = old.tags or []
            # One that is there already would make mailcow drop those after it.
            attributes.tags = arguments.given([tag for tag in wanted if tag not in have] or None)
            removed = [tag for tag in have if tag not in wanted]
        if attributes.to_dict():
            if not isinstance(old.attributes.attribute_hash, Unset):
                # The one attribute that mailcow empties when it is left out.
                attributes.attribute_hash = old.attributes.attribute_hash
            self._edit(address, attributes)
        if tls.to_dict():
            api.edit_mailbox_tls_policy.sync(
                client=self._client, body=models.EditMailboxTlsPolicyBody(items=[address], attr=tls)
            )
        if removed:
            api.delete_mailbox_tags.sync(address, client=self._client, body=removed)
        with written(f"the change of {address}"):
            return self.get(address)

    def set_password(self, address: str, password: str) -> PasswordChange:
        """Set a mailbox's own password. App passwords stay.

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
        mailbox = self.get(address)
        # Servers before 2025-03 do not tell: they know no other.
        if (mailbox.authsource or "mailcow") != "mailcow":
            raise Rejected(
                f"the password of {address} is kept by {mailbox.authsource}: change it there",
                status=200,
                operation=api.edit_mailboxes.OPERATION.id,
            )
        attributes = models.EditMailboxesBodyAttr(password=secret, password2=secret)
        self._edit(address, attributes)
        return PasswordChange(address, datetime.now(UTC) + timedelta(seconds=CACHE_SECONDS))

    def delete(self, *addresses: str) -> None:
        """Delete mailboxes with their mail, one after another: mailcow deletes by halves when asked for many at once.

        A login that worked less than 300 s ago goes on working for that long.

        Raises:
            NotFound: there is no such mailbox.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.address(item) for item in addresses], operation=api.delete_mailboxes.OPERATION.id)
        for address in batch.items:
            with batch.trying(address):
                api.delete_mailboxes.sync(client=self._client, body=[address])
        batch.settle()

    def _page(self, domain: str | None, start: int, length: int) -> models.MailboxPage:
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
        return api.search_mailboxes.sync(client=self._client, body=body)

    def _edit(self, address: str, attributes: models.EditMailboxesBodyAttr) -> None:
        body = models.EditMailboxesBody(items=[address], attr=attributes)
        api.edit_mailboxes.sync(client=self._client, body=body)

    def _check_authsource(self, authsource: Authsource) -> None:
        if authsource == "mailcow":
            return
        provider = identity_provider_api.get_identity_provider.sync(client=self._client)
        if provider.authsource != authsource:
            raise Rejected(
                f"the identity provider {authsource} is not set up here; mailcow would take 'mailcow' in its place",
                operation=identity_provider_api.get_identity_provider.OPERATION.id,
            )

    def _default_quota(self, domain: str) -> int:
        """The quota in MiB that mailcow's UI would fill in."""
        found = Domains(self._client).get(domain)
        size = found.def_new_mailbox_quota // MIB
        if not size:
            raise Rejected(f"{domain} has no quota left for another mailbox", operation=api.create_mailbox.OPERATION.id)
        return size


def _shares(domains: Sequence[models.Domain], connections: int) -> list[list[str]]:
    """The domains in shares of about as many mailboxes: one a connection, fewer of few, more of many."""
    total = sum(domain.mboxes_in_domain for domain in domains) + 1
    shares = min(len(domains), max(min(connections, ceil(total / LEAST_SHARE)), ceil(total / SHARE)))
    heap = [(0, number, list[str]()) for number in range(shares)]
    for domain in sorted(domains, key=lambda domain: -domain.mboxes_in_domain):
        size, number, names = heapq.heappop(heap)
        names.append(domain.domain_name)
        heapq.heappush(heap, (size + domain.mboxes_in_domain + 1, number, names))
    return [names for _, _, names in heap]


def _whole(rows: Iterable[models.Mailbox]) -> list[models.Mailbox]:
    """The rows by address, each once, without those that a broken deletion has left."""
    rows = list(rows)
    found = {row.username: row for row in rows if row.username}
    if not all(row.username for row in rows):
        _log.warning("a mailbox is half-deleted: its deletion broke off; delete it again to mend it")
    return [found[address] for address in sorted(found)]


def _state(active: Active) -> int:
    if active not in (0, 1, 2):
        raise ValueError(f"active is True, False or 2, not {active!r}")
    return int(active)
