"""Tags of domains and mailboxes."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import NamedTuple

from mailcow_client import Client

from mailcow_facade import arguments
from mailcow_facade._async.resources.domains import AsyncDomains
from mailcow_facade._async.resources.mailboxes import AsyncMailboxes
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound


class Tag(NamedTuple):
    """A tag, and what carries it."""

    name: str
    """The tag itself."""
    domains: list[str]
    """The names of the domains, in order."""
    mailboxes: list[str]
    """The addresses of the mailboxes, in order."""


class AsyncTags:
    """Tags of domains and mailboxes. A tag is there as long as something carries it.

    Where a name is asked for, it is a mailbox's address or a domain's name. What carries one tag is found by
    ``cow.domains.list(tags=[...])`` and ``cow.mailboxes.list(tags=[...])`` too.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self) -> builtins.list[Tag]:
        """All tags, by name, with what carries them. The server needs some 1.2 ms for each mailbox."""
        found: dict[str, Tag] = {}
        for domain in await AsyncDomains(self._client).list():
            for tag in domain.tags or []:
                found.setdefault(tag, Tag(tag, [], [])).domains.append(domain.domain_name)
        for mailbox in await AsyncMailboxes(self._client).list(reduced=True):
            for tag in mailbox.tags or []:
                found.setdefault(tag, Tag(tag, [], [])).mailboxes.append(mailbox.username)
        return [found[name] for name in sorted(found)]

    async def add(self, name: str, *tags: str) -> builtins.list[str]:
        """Give a mailbox or a domain tags, and return all that it has then. Those it has already stay as they are.

        Raises:
            NotFound: there is no such mailbox or domain.
            ValueError: no tag is given, or one will not do.
        """
        wanted = _tags(tags)
        have = await self._of(name)
        new = arguments.tag_change(have, [*have, *wanted]).add
        return await self._set(name, [*have, *new]) if new else have

    async def remove(self, name: str, *tags: str) -> builtins.list[str]:
        """Take tags from a mailbox or a domain, and return those that it has then.

        Raises:
            NotFound: there is no such mailbox or domain, or it does not have one of the tags.
            ValueError: no tag is given, or one will not do.
        """
        unwanted = _tags(tags)
        have = await self._of(name)
        if missing := [tag for tag in unwanted if tag not in have]:
            raise NotFound(f"{name} does not have the tags {', '.join(missing)}")
        return await self._set(name, [tag for tag in have if tag not in unwanted])

    async def rename(self, tag: str, new_tag: str) -> None:
        """Give a tag another name, wherever it is. Where the new one is too, one of it is left.

        Raises:
            NotFound: nothing carries the tag.
            PartialFailure: of several, some did not get it.
            ValueError: one of them will not do as a tag.
        """
        [old], [new] = _tags([tag]), _tags([new_tag])
        await self._replace(old, [new])

    async def delete(self, tag: str) -> None:
        """Take a tag from all that carries it.

        Raises:
            NotFound: nothing carries the tag.
            PartialFailure: of several, some still carry it.
        """
        [old] = _tags([tag])
        await self._replace(old, [])

    async def _replace(self, old: str, new: builtins.list[str]) -> None:
        domains = await AsyncDomains(self._client).list(tags=[old])
        mailboxes = await AsyncMailboxes(self._client).list(tags=[old])
        have = {domain.domain_name: domain.tags or [] for domain in domains}
        have.update((mailbox.username, mailbox.tags or []) for mailbox in mailboxes)
        if not have:
            raise NotFound(f"nothing carries the tag {old}")
        batch = Batch(list(have))
        for name in batch.items:
            with batch.trying(name):
                await self._set(name, list(dict.fromkeys([tag for tag in have[name] if tag != old] + new)))
        batch.settle()

    async def _of(self, name: str) -> builtins.list[str]:
        if "@" in name:
            return (await AsyncMailboxes(self._client).get(name)).tags or []
        return (await AsyncDomains(self._client).get(name)).tags or []

    async def _set(self, name: str, tags: builtins.list[str]) -> builtins.list[str]:
        if "@" in name:
            return (await AsyncMailboxes(self._client).edit(name, tags=tags)).tags or []
        return (await AsyncDomains(self._client).edit(name, tags=tags)).tags or []


def _tags(values: Sequence[str]) -> list[str]:
    tags = arguments.tags(values) or []
    if not tags:
        raise ValueError("no tag is given")
    return tags
