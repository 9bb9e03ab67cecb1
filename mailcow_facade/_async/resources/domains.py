"""Domains."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import get_args

from mailcow_client import Client, models
from mailcow_client.api import domains as api
from mailcow_client.api import templates as templates_api
from mailcow_client.types import Unset

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import NotFound
from mailcow_facade.units import Size
from mailcow_facade.values import Frame


class AsyncDomains:
    """The domains that the server has mailboxes for. Sizes are bytes, read and written."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self, *, tags: Sequence[str] | None = None) -> builtins.list[models.Domain]:
        """Domains, by name.

        Args:
            tags: only those with at least one of these tags; so of no tag, none.
        """
        wanted = arguments.tags(tags, limit=None)
        query = arguments.tag_query(wanted)
        domains = await api.list_domains.asyncio(client=self._client, tags=query)
        if not isinstance(wanted, Unset):
            # The server looks for a part of a tag; a tag is meant here.
            domains = [domain for domain in domains if domain.tags and set(wanted) & set(domain.tags)]
        return sorted(domains, key=lambda domain: str(domain.domain_name))

    async def get(self, name: str) -> models.Domain:
        """One domain.

        Raises:
            NotFound: there is none of this name. An alias domain is none, though mailcow answers with its target.
        """
        name = arguments.domain(name)
        domain = await api.get_domain.asyncio(name, client=self._client)
        if name not in (domain.domain_name, domain.domain_h_name):
            raise NotFound(
                f"{name} is an alias domain of {domain.domain_name}", status=200, operation=api.get_domain.OPERATION.id
            )
        return domain

    async def exists(self, name: str) -> bool:
        """Whether there is a domain of this name."""
        return await there_is(self.get, name)

    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        active: bool | None = None,
        max_quota_for_domain: Size | None = None,
        max_quota_for_mbox: Size | None = None,
        def_quota_for_mbox: Size | None = None,
        max_num_mboxes_for_domain: int | None = None,
        max_num_aliases_for_domain: int | None = None,
        gal: bool | None = None,
        backupmx: bool | None = None,
        relay_all_recipients: bool | None = None,
        relay_unknown_only: bool | None = None,
        rl_value: int | None = None,
        rl_frame: Frame | None = None,
        tags: Sequence[str] | None = None,
        dkim_selector: str | None = None,
        dkim_key_size: int | None = None,
        template: int | None = None,
        restart_sogo: bool = False,
    ) -> models.Domain:
        """Create a domain with a DKIM key, and return it.

        A DKIM key that an earlier domain of this name has left is kept, with its selector.

        Args:
            name: in Unicode or punycode.
            description: at most 255 characters; the name where left out or empty.
            active: whether mail and logins are served.
            max_quota_for_domain: what the quotas of all mailboxes may add up to, in bytes or as ``"10 GiB"``.
            max_quota_for_mbox: the most that one mailbox may get.
            def_quota_for_mbox: what a mailbox gets when none is told.
            max_num_mboxes_for_domain: how many mailboxes there may be.
            max_num_aliases_for_domain: how many aliases there may be.
            gal: whether there is a global address list.
            backupmx: whether mail is passed on to another server.
            relay_all_recipients: pass on mail for every recipient; sets ``backupmx`` too.
            relay_unknown_only: pass on only mail for those without a mailbox here; sets both others too.
            rl_value: messages that may be sent in a time span; 0 for no limit.
            rl_frame: that span: a second, minute, hour or day.
            tags: at most 26.
            dkim_selector: the name of the key in DNS: letters, digits, ``-``, ``_`` and ``.``; "" for no DKIM key.
            dkim_key_size: in bits, 512 to 8192.
            template: the id of the domain template that fills in what is left out; the server's first by default.
            restart_sogo: make SOGo know the domain at once. It takes a while.

        What is left out comes from the template, as in mailcow's UI.

        Raises:
            AlreadyExists: there is a domain or alias domain of this name.
            NotFound: there is no such template (mailcow itself would take none).
            Rejected: a value is out of bounds; the code says which.
            ValueError: a size is no whole number of MiB, a text is too long, or mailcow would make no DKIM key as told.
        """
        name = arguments.domain(name)
        body = models.CreateDomainBody(
            domain=name,
            description=_description(description),
            active=arguments.flag(active, "active"),
            quota=arguments.mebibytes(max_quota_for_domain),
            maxquota=arguments.mebibytes(max_quota_for_mbox),
            defquota=arguments.mebibytes(def_quota_for_mbox),
            mailboxes=arguments.count(max_num_mboxes_for_domain, "max_num_mboxes_for_domain"),
            aliases=arguments.count(max_num_aliases_for_domain, "max_num_aliases_for_domain"),
            gal=arguments.flag(gal, "gal"),
            backupmx=arguments.flag(backupmx, "backupmx"),
            relay_all_recipients=arguments.flag(relay_all_recipients, "relay_all_recipients"),
            relay_unknown_only=arguments.flag(relay_unknown_only, "relay_unknown_only"),
            rl_value=arguments.count(rl_value, "rl_value"),
            rl_frame=arguments.choice(rl_frame, "rl_frame", get_args(Frame)),
            tags=arguments.tags(tags),
            # "" is sent: what is left out comes from the template.
            dkim_selector=arguments.given(dkim_selector, arguments.dkim_selector_or_empty),
            key_size=arguments.given(dkim_key_size, arguments.dkim_bits, "dkim_key_size"),
            template=arguments.count(template, "template"),
            restart_sogo=arguments.flag(restart_sogo, "restart_sogo"),
        )
        if template is not None:
            await templates_api.get_domain_template.asyncio(template, client=self._client)
        await api.create_domain.asyncio(client=self._client, body=body)
        with written(f"the domain {name}"):
            return await self.get(name)

    async def edit(
        self,
        name: str,
        *,
        description: str | None = None,
        active: bool | None = None,
        max_quota_for_domain: Size | None = None,
        max_quota_for_mbox: Size | None = None,
        def_quota_for_mbox: Size | None = None,
        max_num_mboxes_for_domain: int | None = None,
        max_num_aliases_for_domain: int | None = None,
        gal: bool | None = None,
        backupmx: bool | None = None,
        relay_all_recipients: bool | None = None,
        relay_unknown_only: bool | None = None,
        relayhost: int | None = None,
        tags: Sequence[str] | None = None,
    ) -> models.Domain:
        """Change a domain, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`, but for:

        Args:
            relayhost: the id of a sender-dependent transport, 0 for none; mailcow does not look whether there is one.
            tags: all tags it shall have: others are removed.

        The limit on sending is the business of ``cow.ratelimits``, the DKIM key that of ``cow.dkim``.

        Raises:
            NotFound: there is no such domain.
            Rejected: a value is out of bounds; the code says which.
            ValueError: a size is no whole number of MiB, a text is empty or too long, or a value is one that mailcow
                would ignore in silence.
        """
        name = arguments.domain(name)
        if description == "":
            raise ValueError("mailcow keeps the old description when the new one is empty")
        attributes = models.EditDomainsBodyAttr(
            description=_description(description),
            active=arguments.flag(active, "active"),
            quota=arguments.mebibytes(max_quota_for_domain),
            maxquota=arguments.mebibytes(max_quota_for_mbox),
            defquota=arguments.mebibytes(def_quota_for_mbox),
            mailboxes=arguments.count(max_num_mboxes_for_domain, "max_num_mboxes_for_domain"),
            aliases=arguments.count(max_num_aliases_for_domain, "max_num_aliases_for_domain"),
            gal=arguments.flag(gal, "gal"),
            backupmx=arguments.flag(backupmx, "backupmx"),
            relay_all_recipients=arguments.flag(relay_all_recipients, "relay_all_recipients"),
            relay_unknown_only=arguments.flag(relay_unknown_only, "relay_unknown_only"),
            relayhost=arguments.count(relayhost, "relayhost"),
        )
        wanted = arguments.tags(tags, limit=None)
        if not attributes.to_dict() and isinstance(wanted, Unset):
            raise ValueError("nothing to change was given")
        if 0 in (attributes.quota, attributes.maxquota, attributes.aliases):
            raise ValueError("mailcow keeps the old limit when the new one is 0")
        old = await self.get(name)
        name = old.domain_name
        if isinstance(wanted, Unset):
            await self._edit(name, attributes)
        else:
            change = arguments.tag_change(old.tags or [], wanted)
            attributes.tags = arguments.given(change.add or None)
            await self._edit(name, attributes)
            if change.remove:
                await api.delete_domain_tags.asyncio(name, client=self._client, body=change.remove)
            if change.respell:
                await self._edit(name, models.EditDomainsBodyAttr(tags=change.respell))
        with written(f"the change of {name}"):
            return await self.get(name)

    async def delete(self, *names: str) -> None:
        """Delete domains, one after another. Their aliases and alias domains go along, their DKIM keys stay.

        Raises:
            NotFound: there is no such domain (mailcow itself says success).
            Rejected: ``domain_not_empty``: there are mailboxes or resources in it.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.domain(name) for name in names], operation=api.delete_domains.OPERATION.id)
        for name in batch.items:
            with batch.trying(name):
                await self.get(name)
                await api.delete_domains.asyncio(client=self._client, body=[name])
        batch.settle()

    async def set_footer(
        self,
        name: str,
        *,
        html: str = "",
        plain: str = "",
        exclude: Sequence[str] = (),
        skip_replies: bool = False,
    ) -> None:
        """Set what stands below each mail that is sent from a domain. All of it is replaced.

        mailcow has no route to read a footer. It outlives its domain, and holds again for a new one of that name.

        Args:
            name: the domain.
            html: the footer of an HTML part; "" for none. Variables such as ``{= auth_user =}`` are filled in.
            plain: the footer of a plain text part; "" for none.
            exclude: addresses of mailboxes and aliases, and names of alias domains, whose mail gets none.
            skip_replies: whether replies get none.

        Raises:
            NotFound: there is no such domain.
            PartialFailure: one of ``exclude`` is not there; the footer is set without it.
        """
        body = models.EditDomainFooterBodyAttr(
            html=_footer(html, "html"),
            plain=_footer(plain, "plain"),
            exclude=[_excluded(item) for item in arguments.texts(exclude, "exclude")],
            skip_replies=arguments.flag(skip_replies, "skip_replies"),
        )
        found = await self.get(name)
        await api.edit_domain_footer.asyncio(
            client=self._client, body=models.EditDomainFooterBody(items=[found.domain_name], attr=body)
        )

    async def _edit(self, name: str, attributes: models.EditDomainsBodyAttr) -> None:
        if attributes.to_dict():
            body = models.EditDomainsBody(items=[name], attr=attributes)
            await api.edit_domains.asyncio(client=self._client, body=body)


def _description(value: str | None) -> str | Unset:
    if value == "0":
        raise ValueError("mailcow takes the description 0 for none")
    return arguments.optional_text(value, "description")


def _excluded(value: str) -> str:
    return arguments.address(value, "exclude") if "@" in value else arguments.domain(value, "exclude")


def _footer(value: str, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")
    return value
