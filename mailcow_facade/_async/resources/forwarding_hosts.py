"""Servers from which all mail is accepted, since they forward mail to this one."""

from __future__ import annotations

import builtins
import html
import re
from ipaddress import ip_address, ip_network

from mailcow_client import Client, models
from mailcow_client.api import forwarding_hosts as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import AlreadyExists, NotFound


class AsyncForwardingHosts:
    """Servers from which all mail is accepted, since they forward mail to this one; named by their addresses."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.ForwardingHost]:
        """All forwarding hosts. A host name that was added stands here as its addresses, with the name as source."""
        hosts = await api.list_forwarding_hosts.asyncio(client=self._client)
        return sorted(hosts, key=lambda host: host.host)

    async def get(self, host: str) -> models.ForwardingHost:
        """One forwarding host.

        Args:
            host: an IP address or a network, no host name.

        Raises:
            NotFound: there is none of this address.
        """
        host = arguments.word(host, "host")
        if "/" not in host and ":" not in host:
            return await api.get_forwarding_host.asyncio(host, client=self._client)
        # A slash divides the path even when it is escaped; IPv6 addresses can be written in several ways.
        for row in await self.list():
            if _plain(row.host) == _plain(host):
                return row
        raise NotFound(f"there is no {host}", status=200, operation=api.list_forwarding_hosts.OPERATION.id)

    async def exists(self, host: str) -> bool:
        """Whether there is a forwarding host of this address."""
        return await there_is(self.get, host)

    async def create(self, hostname: str, *, keep_spam: bool = False) -> builtins.list[models.ForwardingHost]:
        """Accept all mail of a server, and return its addresses.

        Args:
            hostname: an IP address, a network, or a host name. Of a name, those addresses are taken that its SPF
                record, else its MX, else itself has now; each becomes a forwarding host of its own.
            keep_spam: whether its spam is not filtered.

        Raises:
            AlreadyExists: the address is there, or an address with this name as its source (mailcow itself would write
                over it).
            Rejected: ``invalid_host``: the name has no address.
            ValueError: what looks like an address is none; mailcow would take it.
        """
        hostname = arguments.host(hostname, "hostname")
        arguments.flag(keep_spam, "keep_spam")
        if re.fullmatch(r"[0-9a-fA-F:/]+|[0-9./]+", hostname):  # what mailcow takes for an address, unseen
            hostname = _address(hostname)
        for row in await self.list():
            if hostname in (row.source, _plain(row.host)):
                raise AlreadyExists(
                    f"there is {row.host} with the source {row.source} already",
                    status=200,
                    operation=api.create_forwarding_host.OPERATION.id,
                )
        body = models.CreateForwardingHostBody(hostname=hostname, filter_spam=not keep_spam)
        results = await api.create_forwarding_host.asyncio(client=self._client, body=body)
        with written(f"the forwarding host {hostname}"):
            told = html.unescape(str(results[0].msg[1])).split(", ")
            rows = [row for row in await self.list() if row.host in told]
            if not rows:
                raise LookupError(f"not in the list: {told}")
            return rows

    async def edit(self, host: str, *, keep_spam: bool) -> models.ForwardingHost:
        """Change whether the spam of a forwarding host is kept, and return it. mailcow can change nothing else.

        Raises:
            NotFound: there is none of this address.
        """
        attributes = models.EditForwardingHostsBodyAttr(keep_spam=arguments.flag(keep_spam, "keep_spam"))
        row = await self.get(host)
        body = models.EditForwardingHostsBody(items=[row.host], attr=attributes)
        await api.edit_forwarding_hosts.asyncio(client=self._client, body=body)
        with written(f"the change of {row.host}"):
            return await self.get(row.host)

    async def delete(self, *hosts: str) -> None:
        """Delete forwarding hosts, one after another.

        Args:
            hosts: addresses or networks, no host names.

        Raises:
            NotFound: there is none of this address (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.word(host, "host") for host in hosts], operation=api.delete_forwarding_hosts.OPERATION.id
        )
        for host in batch.items:
            with batch.trying(host):
                row = await self.get(host)
                await api.delete_forwarding_hosts.asyncio(client=self._client, body=[row.host])
        batch.settle()


def _address(text: str) -> str:
    """An address or a network, as it is usually written.

    Raises:
        ValueError: it is none.
    """
    return str(ip_network(text)) if "/" in text else str(ip_address(text))


def _plain(text: str) -> str:
    try:
        return _address(text)
    except ValueError:
        return text
