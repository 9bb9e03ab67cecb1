"""Domains whose addresses stand for those of another domain."""

from __future__ import annotations

import builtins
from typing import get_args

from mailcow_client import Client, models
from mailcow_client.api import alias_domains as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import AlreadyExists, NotFound, Rejected
from mailcow_facade.values import Frame


class AsyncAliasDomains:
    """Domains whose addresses stand for those of another domain. Names are ASCII (punycode) and lower case."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self, target_domain: str | None = None) -> builtins.list[models.AliasDomain]:
        """Alias domains by name: all of the server, or those of one domain.

        Raises:
            NotFound: there is no such target domain.
        """
        rows = await api.list_alias_domains.asyncio(client=self._client)
        if target_domain is not None:
            target = arguments.domain(target_domain, "target_domain")
            rows = [row for row in rows if row.target_domain == target]
            if not rows:
                await self._check_domain(target)
        return sorted(rows, key=lambda row: row.alias_domain)

    async def get(self, alias_domain: str) -> models.AliasDomain:
        """One alias domain.

        Raises:
            NotFound: there is none of this name. A domain of its own is none.
        """
        return await api.get_alias_domain.asyncio(arguments.domain(alias_domain, "alias_domain"), client=self._client)

    async def exists(self, alias_domain: str) -> bool:
        """Whether there is an alias domain of this name."""
        return await there_is(self.get, alias_domain)

    async def create(
        self,
        alias_domain: str,
        target_domain: str,
        *,
        active: bool = True,
        rl_value: int | None = None,
        rl_frame: Frame | None = None,
        dkim_selector: str = "dkim",
        dkim_key_size: int = 2048,
    ) -> models.AliasDomain:
        """Create an alias domain with a DKIM key, and return it.

        A key that an earlier domain of this name has left is kept, and so is its rate limit where none is given.

        Args:
            alias_domain: in Unicode or punycode.
            target_domain: the domain it stands for; no alias domain, no backup MX.
            active: whether it is served.
            rl_value: messages that may be sent in a time span; no limit where left out.
            rl_frame: that span: a second, minute, hour or day. An hour where ``rl_value`` alone is given.
            dkim_selector: "" for no DKIM key.
            dkim_key_size: in bits, 512 to 8192.

        Raises:
            AlreadyExists: there is a domain or alias domain of this name.
            NotFound: there is no such target domain.
            Rejected: the target is a backup MX (``targetd_relay_domain``).
            ValueError: a name is none, or both are the same.
        """
        name = arguments.domain(alias_domain, "alias_domain")
        target = arguments.domain(target_domain, "target_domain")
        if name == target:
            raise ValueError("a domain cannot be an alias of itself")
        if rl_frame is not None and rl_value is None:
            raise ValueError("rl_frame says nothing without rl_value")
        body = models.CreateAliasDomainBody(
            alias_domain=name,
            target_domain=target,
            active=arguments.flag(active, "active"),
            rl_value=arguments.count(rl_value, "rl_value", 1),
            rl_frame=arguments.choice(None if rl_value is None else rl_frame or "h", "rl_frame", get_args(Frame)),
            dkim_selector=arguments.given(dkim_selector or None, arguments.dkim_selector),
            key_size=arguments.given(dkim_key_size if dkim_selector else None, arguments.dkim_bits, "dkim_key_size"),
        )
        try:
            await api.create_alias_domain.asyncio(client=self._client, body=body)
        except Rejected as error:
            if error.code != "alias_domain_invalid":
                raise
            # What a name may look like is checked above, so this is its other meaning.
            raise AlreadyExists(
                f"there is a domain or alias domain {name} already",
                status=error.status,
                code=error.code,
                params=error.params,
                operation=error.operation,
                reply=error.reply,
            ) from None
        with written(f"the alias domain {name}"):
            return await self.get(name)

    async def edit(
        self, alias_domain: str, *, active: bool | None = None, target_domain: str | None = None
    ) -> models.AliasDomain:
        """Change an alias domain, and return it as it is then. What is left out stays as it is.

        Its rate limit is changed with ``ratelimits``.

        Raises:
            NotFound: there is no such alias domain, or no such target domain.
            Rejected: ``target_domain_invalid``: the target is an alias domain itself.
            ValueError: nothing to change was given.
        """
        name = arguments.domain(alias_domain, "alias_domain")
        attributes = arguments.changes(
            models.EditAliasDomainsBodyAttr(
                active=arguments.flag(active, "active"),
                target_domain=arguments.given(target_domain, arguments.domain, "target_domain"),
            )
        )
        await self.get(name)
        await api.edit_alias_domains.asyncio(
            client=self._client, body=models.EditAliasDomainsBody(items=[name], attr=attributes)
        )
        with written(f"the change of {name}"):
            return await self.get(name)

    async def delete(self, *alias_domains: str) -> None:
        """Delete alias domains, one after another. Aliases in them go along.

        Their DKIM keys and rate limits stay, and hold again for a later alias domain of the same name.

        Raises:
            NotFound: there is no such alias domain.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.domain(alias_domain, "alias_domain") for alias_domain in alias_domains],
            operation=api.delete_alias_domains.OPERATION.id,
        )
        for name in batch.items:
            with batch.trying(name):
                await self.get(name)
                await api.delete_alias_domains.asyncio(client=self._client, body=[name])
        batch.settle()

    async def _check_domain(self, name: str) -> None:
        domain = await domains_api.get_domain.asyncio(name, client=self._client)
        if domain.domain_name != name:
            raise NotFound(
                f"{name} is an alias domain of {domain.domain_name}", operation=domains_api.get_domain.OPERATION.id
            )
