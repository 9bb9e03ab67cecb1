"""The state of the server."""

from __future__ import annotations

import builtins
import re

from mailcow_client import Client, models
from mailcow_client.api import status as api

from mailcow_facade.errors import NotFound, UnexpectedReply


class AsyncStatus:
    """The state of the server."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def version(self) -> str:
        """The release that the server runs, such as ``"2026-03b"``."""
        return (await api.get_version.asyncio(client=self._client)).version

    async def containers(self) -> dict[str, models.Container]:
        """The containers with their states, by the names of their services, such as ``"postfix-mailcow"``.

        One that was never made is missing.
        """
        return (await api.get_containers.asyncio(client=self._client)).additional_properties

    async def container(self, id: str) -> builtins.list[models.ContainerStatistics]:
        """Up to three measurements of a running container, the newest last.

        Args:
            id: Docker's own id of it, in full, as ``docker ps --no-trunc`` prints it; mailcow tells it nowhere.

        Raises:
            NotFound: no container of this id runs. mailcow takes a minute to find that out: longer than the default
                time-out, which then ends in :class:`ConnectionTimeout`.
            ValueError: it is no such id.
        """
        if not re.fullmatch(r"[0-9a-f]{64}", id):
            raise ValueError("id is Docker's id of a container, 64 hexadecimal digits; a service's name is none")
        found = await api.get_container.asyncio(id, client=self._client)
        if isinstance(found, str):
            raise NotFound(
                f"no container {id} runs (mailcow says: {found})", status=200, operation=api.get_container.OPERATION.id
            )
        return found

    async def vmail(self) -> models.VmailStorage:
        """How full the disk with the mailboxes is. The sizes are rounded texts, such as ``"28G"``."""
        return await api.get_vmail_storage.asyncio(client=self._client)

    async def host(self) -> models.Host:
        """Load and memory of the machine, as seen within the last ten seconds.

        Raises:
            UnexpectedReply: nothing was seen yet (mailcow says ``false``).
        """
        found = await api.get_host.asyncio(client=self._client)
        if not isinstance(found, models.Host):
            raise UnexpectedReply("nothing was seen of the host yet", status=200, operation=api.get_host.OPERATION.id)
        return found

    async def addresses(self) -> models.HostAddresses:
        """The addresses under which the internet sees the server; none where it could not be found out.

        The server asks an outside service for them, if :meth:`customization.set_ip_check` allows it. That may take half
        a minute.
        """
        found = await api.get_host_addresses.asyncio(client=self._client)
        found.ipv4, found.ipv6 = found.ipv4 or None, found.ipv6 or None  # mailcow says false
        return found
