"""Addresses that lead to other addresses."""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence

from mailcow_client import Client, models
from mailcow_client.api import aliases as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import NotFound, PartialFailure, Rejected

MAX_COMMENT_BYTES = 160

# What an alias reads as that has no targets but a purpose; it is written in another way.
_DISCARD = "null@localhost"
_SPAM = "spam@localhost"
_HAM = "ham@localhost"
_PURPOSES = (_DISCARD, _SPAM, _HAM)


class AsyncAliases:
    """Addresses that lead to other addresses. They are lower case; an alias is named by its id or its address."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self, domain: str | None = None) -> builtins.list[models.Alias]:
        """Aliases by address: all of the server, or those of one domain or alias domain.

        A mailbox's own address is not among them.

        Args:
            domain: only those whose address is in it. Those in its alias domains are not.

        Raises:
            NotFound: there is no such domain or alias domain.
        """
        if domain is None:
            rows = await api.list_aliases.asyncio(client=self._client)
        else:
            name = arguments.domain(domain, "domain")
            rows = await api.list_aliases_of_domain.asyncio(name, client=self._client)
            rows = [row for row in rows if row.domain == name]
            if not rows:  # an unknown domain looks the same
                await domains_api.get_domain.asyncio(name, client=self._client)
        return sorted(rows, key=lambda row: row.address)

    async def get(self, id_or_address: int | str) -> models.Alias:
        """One alias.

        Args:
            id_or_address: its number, its address, or ``@`` and the domain for a catch-all.

        Raises:
            NotFound: there is none of this number or address. A mailbox is none.
        """
        if not isinstance(id_or_address, str):
            return await api.get_alias.asyncio(str(arguments.identifier(id_or_address)), client=self._client)
        address = _alias(id_or_address)
        alias = await api.get_alias.asyncio(address, client=self._client)
        if alias.address.lower() == address:
            return alias
        # The database compares 16abc@… with the numbers too, and takes it for 16: the right one may be there as well.
        rows = await api.list_aliases_of_domain.asyncio(address.rpartition("@")[2], client=self._client)
        for row in rows:
            if row.address.lower() == address:
                return row
        raise NotFound(f"there is no alias {address}", operation=api.get_alias.OPERATION.id)

    async def exists(self, id_or_address: int | str) -> bool:
        """Whether there is an alias of this number or address."""
        return await there_is(self.get, id_or_address)

    async def create(
        self,
        address: str,
        goto: str | Sequence[str],
        *,
        active: bool = True,
        sogo_visible: bool = True,
        internal: bool = False,
        sender_allowed: bool = True,
        public_comment: str | None = None,
        private_comment: str | None = None,
    ) -> models.Alias:
        """Create an alias, and return it.

        Args:
            address: in a domain or alias domain of this server; ``@`` and the domain for all that has no other address.
            goto: where the mail goes: one address, several in a list, or in one text with commas as aliases read.
                Instead of addresses, ``null@localhost`` discards the mail, ``spam@localhost`` and ``ham@localhost``
                train the filter with it.
            active: whether it works.
            sogo_visible: whether SOGo offers the address.
            internal: whether only its domain and that one's alias domains may write to it.
            sender_allowed: whether the targets may send as this address.
            public_comment: a note that the mailbox's user may see, at most 160 bytes.
            private_comment: a note for administrators, at most 160 bytes.

        Raises:
            AlreadyExists: the address is an alias's, a mailbox's or a time-limited alias's.
            NotFound: there is no such domain.
            Rejected: mailcow refuses it: ``max_alias_exceeded``, ``goto_invalid`` …
            PartialFailure: mailcow refused some of the targets, and made the alias with the others.
            OutcomeUnknown: it was accepted, but mailcow does not tell which alias was made.
            ValueError: an address is none, the alias is its own target, or a comment is too long.
        """
        address = _alias(address)
        targets = _targets(goto)
        _check_loop(address, targets)
        body = models.CreateAliasBody(
            address=address,
            active=arguments.flag(active, "active"),
            sogo_visible=arguments.flag(sogo_visible, "sogo_visible"),
            internal=arguments.flag(internal, "internal"),
            sender_allowed=arguments.flag(sender_allowed, "sender_allowed"),
            public_comment=_comment("" if public_comment is None else public_comment, "public_comment"),
            private_comment=_comment("" if private_comment is None else private_comment, "private_comment"),
        )
        _aim(body, targets)
        results = await api.create_alias.asyncio(client=self._client, body=body)
        with written(f"the alias {address}"):
            return await self.get(_numbers_made(results)[0])

    async def edit(
        self,
        id_or_address: int | str,
        *,
        address: str | None = None,
        goto: str | Sequence[str] | None = None,
        active: bool | None = None,
        sogo_visible: bool | None = None,
        internal: bool | None = None,
        sender_allowed: bool | None = None,
        public_comment: str | None = None,
        private_comment: str | None = None,
    ) -> models.Alias:
        """Change an alias, and return it as it is then. What is left out stays as it is.

        The arguments are those of :meth:`create`; ``address`` is a new address, and ``goto`` all targets it shall have.

        Raises:
            NotFound: there is no such alias.
            AlreadyExists: the new address is taken.
            Rejected: mailcow refuses it.
            PartialFailure: mailcow refused some of the targets, and changed the alias to the others.
            ValueError: nothing to change was given, an address is none, the alias would be its own target, or a comment
                is too long.
        """
        attributes = models.EditAliasesBodyAttr(
            address=arguments.given(address, _alias),
            active=arguments.flag(active, "active"),
            sogo_visible=arguments.flag(sogo_visible, "sogo_visible"),
            internal=arguments.flag(internal, "internal"),
            sender_allowed=arguments.flag(sender_allowed, "sender_allowed"),
            public_comment=arguments.given(public_comment, _comment, "public_comment"),
            private_comment=arguments.given(private_comment, _comment, "private_comment"),
        )
        targets = None if goto is None else _targets(goto)
        if targets is None and not attributes.to_dict():
            raise ValueError("nothing to change was given")
        alias = await self.get(id_or_address)
        _check_loop(attributes.address or alias.address.lower(), targets or alias.goto.lower().split(","))
        if targets is None and alias.goto in _PURPOSES:
            # Without it mailcow takes null@localhost for a bad target and changes nothing.
            targets = [alias.goto]
        if targets is not None:
            _aim(attributes, targets)
        try:
            await api.edit_aliases.asyncio(
                client=self._client, body=models.EditAliasesBody(items=[alias.id], attr=attributes)
            )
        except PartialFailure as error:
            # A success is told even where no target was left and nothing was changed.
            refused = [outcome.error for outcome in error.failed if outcome.error]
            if targets is not None and len(refused) >= len(targets):
                raise refused[0] from None
            raise
        with written(f"the change of {alias.address}"):
            return await self.get(alias.id)

    async def expand(self, id_or_address: int | str) -> builtins.list[models.Alias]:
        """Create the same alias in every alias domain of its domain that lacks it, and return these new ones.

        They are active and visible in SOGo; the targets may send as them where they may send as the alias.

        Raises:
            NotFound: there is no such alias.
            Rejected: it lies in an alias domain itself, or it discards mail or trains with it.
        """
        alias = await self.get(id_or_address)
        operation = api.edit_aliases.OPERATION.id
        if alias.goto in _PURPOSES:
            raise Rejected(f"{alias.address} has no targets, and mailcow copies only those", operation=operation)
        if alias.in_primary_domain:
            raise Rejected(
                f"{alias.address} lies in an alias domain of {alias.in_primary_domain}: expand the alias there",
                code="is_not_primary_alias",
                operation=operation,
            )
        attributes = models.EditAliasesBodyAttr(expand_alias=True)
        results = await api.edit_aliases.asyncio(
            client=self._client, body=models.EditAliasesBody(items=[alias.id], attr=attributes)
        )
        with written(f"the aliases like {alias.address}"):
            made = _numbers_made(results)
        if made and alias.sender_allowed:
            allowed = models.EditAliasesBodyAttr(sender_allowed=True)
            await api.edit_aliases.asyncio(
                client=self._client, body=models.EditAliasesBody(items=[*made], attr=allowed)
            )
        with written(f"the aliases like {alias.address}"):
            return [await self.get(number) for number in made]

    async def delete(self, *ids_or_addresses: int | str) -> None:
        """Delete aliases, one after another.

        Raises:
            NotFound: there is no such alias.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [_alias(item) if isinstance(item, str) else arguments.identifier(item) for item in ids_or_addresses],
            operation=api.delete_aliases.OPERATION.id,
        )
        for wanted in batch.items:
            with batch.trying(wanted):
                alias = await self.get(wanted)
                await api.delete_aliases.asyncio(client=self._client, body=[alias.id])
        batch.settle()


def _alias(value: str) -> str:
    """The address of an alias, or ``@`` and the domain, as mailcow stores it."""
    value = arguments.required(value, "address")
    if value.startswith("@"):
        return "@" + arguments.domain(value[1:], "address")
    return arguments.address(value)


def _target(value: str) -> str:
    purpose = arguments.text(value, "goto").strip().lower()
    return purpose if purpose in _PURPOSES else arguments.address(value, "goto")


def _targets(goto: str | Sequence[str]) -> list[str]:
    parts = re.split(r"[\s,;]+", goto.strip(" ,;\n")) if isinstance(goto, str) else goto
    targets = list(dict.fromkeys(map(_target, parts)))
    if not targets:
        raise ValueError("goto is empty")
    if len(targets) > 1 and any(target in _PURPOSES for target in targets):
        raise ValueError(f"one of {', '.join(_PURPOSES)} stands alone, without other targets")
    arguments.long_text(",".join(targets), "goto")
    return targets


def _check_loop(address: str, targets: Sequence[str]) -> None:
    if address in targets:
        # Such a target is dropped, or the whole alias is, and mailcow says success.
        raise ValueError(f"{address} cannot be its own target")


def _comment(value: str, name: str) -> str:
    if len(arguments.text(value, name).encode()) > MAX_COMMENT_BYTES:
        raise ValueError(f"{name} has over {MAX_COMMENT_BYTES} bytes")
    return value


def _aim(body: models.CreateAliasBody | models.EditAliasesBodyAttr, targets: Sequence[str]) -> None:
    if targets[0] == _DISCARD:
        body.goto_null = True
    elif targets[0] == _SPAM:
        body.goto_spam = True
    elif targets[0] == _HAM:
        body.goto_ham = True
    else:
        body.goto = ",".join(targets)


def _numbers_made(results: Sequence[models.Result]) -> list[int]:
    return [
        int(result.msg[2])
        for result in results
        if isinstance(result.msg, list) and len(result.msg) > 2 and result.msg[0] == "alias_added"
    ]
