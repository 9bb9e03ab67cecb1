"""Rooms, groups and things that SOGo's calendars can book."""

from __future__ import annotations

import builtins
import html
import re
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import resources as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written

Kind = Literal["location", "group", "thing"]


class AsyncResources:
    """Rooms, groups and things that SOGo's calendars can book. Their addresses name them."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[models.Resource]:
        """The resources of all domains, by address."""
        rows = await api.list_resources.asyncio(client=self._client)
        return sorted(rows, key=lambda row: row.name)

    async def get(self, name: str) -> models.Resource:
        """One resource.

        Args:
            name: its address.

        Raises:
            NotFound: there is none of this address. A mailbox is none.
        """
        return await api.get_resource.asyncio(arguments.address(name, "name"), client=self._client)

    async def exists(self, name: str) -> bool:
        """Whether there is a resource of this address."""
        return await there_is(self.get, name)

    async def create(
        self, description: str, domain: str, *, kind: Kind, multiple_bookings: int = -1, active: bool = True
    ) -> models.Resource:
        """Create a resource, and return it.

        Args:
            description: the name that people see. mailcow makes the address of its letters and digits in ASCII, for
                good: "Room 7" becomes ``Room7@``.
            domain: a domain of this server, no alias domain.
            kind: what it is.
            multiple_bookings: how many bookings may overlap; -1 sets no limit but shows it as busy, 0 always shows it
                as free.
            active: whether it can be booked.

        Raises:
            AlreadyExists: there is a mailbox, an alias or a resource of the address.
            NotFound: there is no such domain.
            ValueError: the description has no letter or digit in ASCII, or an argument is out of bounds.
        """
        if not re.search("[0-9A-Za-z]", arguments.filled(description, "description")):
            raise ValueError(f"description has no letter or digit to make an address of: {description!r}")
        body = models.CreateResourceBody(
            description=description,
            domain=arguments.domain(domain, "domain"),
            kind=arguments.one_of(kind, "kind", get_args(Kind)),
            multiple_bookings=arguments.number(multiple_bookings, "multiple_bookings", -1),
            active=arguments.flag(active, "active"),
        )
        results = await api.create_resource.asyncio(client=self._client, body=body)
        with written(f"the resource {description!r}"):
            return await self.get(html.unescape(str(results[0].msg[1])))

    async def edit(
        self,
        name: str,
        *,
        description: str | None = None,
        kind: Kind | None = None,
        multiple_bookings: int | None = None,
        active: bool | None = None,
    ) -> models.Resource:
        """Change a resource, and return it as it is then. What is left out stays as it is; the address always does.

        The arguments are those of :meth:`create`.

        Raises:
            NotFound: there is none of this address.
            ValueError: an argument is empty or out of bounds, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditResourcesBodyAttr(
                description=arguments.given(description, arguments.filled, "description"),
                kind=arguments.choice(kind, "kind", get_args(Kind)),
                multiple_bookings=arguments.count(multiple_bookings, "multiple_bookings", -1),
                active=arguments.flag(active, "active"),
            )
        )
        found = await self.get(name)
        body = models.EditResourcesBody(items=[found.name], attr=attributes)
        await api.edit_resources.asyncio(client=self._client, body=body)
        with written(f"the change of {found.name}"):
            return await self.get(found.name)

    async def delete(self, *names: str) -> None:
        """Delete resources, one after another.

        Raises:
            NotFound: there is none of this address. A mailbox is none; mailcow itself would delete it by half.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.address(name, "name") for name in names], operation=api.delete_resources.OPERATION.id)
        for name in batch.items:
            with batch.trying(name):
                found = await self.get(name)
                await api.delete_resources.asyncio(client=self._client, body=[found.name])
        batch.settle()
