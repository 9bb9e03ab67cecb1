# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Settings of the spam filter."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from operator import index
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import rspamd as api

from mailcow_facade import arguments
from mailcow_facade.batches import Batch
from mailcow_facade.errors import NotFound, UnexpectedReply

Map = Literal[
    "global_mime_from_blacklist.map",
    "global_mime_from_whitelist.map",
    "global_smtp_from_blacklist.map",
    "global_smtp_from_whitelist.map",
    "global_rcpt_blacklist.map",
    "global_rcpt_whitelist.map",
    "fishy_tlds.map",
    "bad_words.map",
    "bad_words_de.map",
    "bad_languages.map",
    "bulk_header.map",
    "bad_header.map",
    "monitoring_nolog.map",
]


class Rspamd:
    """Settings of the spam filter rspamd: pieces of its configuration, and its global maps.

    Pieces that mailcow makes by itself are not among them.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def actions(self) -> dict[str, int]:
        """How often rspamd has taken each action since it started; empty where it does not answer.

        Greylisting is counted under ``soft reject``.
        """
        pairs = api.get_rspamd_actions.sync(client=self._client)
        return {str(name): int(count) for name, count in pairs}

    def list(self) -> builtins.list[models.RspamdSetting]:
        """All pieces with their contents, by id."""
        rows = api.list_rspamd_settings.sync(client=self._client)
        return sorted(rows, key=lambda row: row.id)

    def get(self, id: int) -> models.RspamdSetting:
        """One piece.

        Raises:
            NotFound: there is none of this id.
        """
        return api.get_rspamd_setting.sync(index(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a piece of this id."""
        try:
            self.get(id)
        except NotFound:
            return False
        return True

    def create(self, desc: str, content: str, *, active: bool = True) -> models.RspamdSetting:
        """Create a piece, and return it.

        Args:
            desc: what it is for, up to 255 characters.
            content: in rspamd's notation. mailcow does not check it, and rspamd ignores what it cannot read.
            active: whether rspamd gets it.

        Raises:
            ValueError: a text is empty or too long.
        """
        desc, content = _desc(desc), _content(content)
        before = {row.id for row in self.list()}
        body = models.CreateRspamdSettingBody(desc=desc, content=content, active=active)
        api.create_rspamd_setting.sync(client=self._client, body=body)
        # The reply does not tell what was made.
        new = [row for row in self.list() if row.id not in before and row.desc == desc]
        if not new:
            raise UnexpectedReply(
                f"the piece {desc!r} was created, but is not in the list",
                operation=api.create_rspamd_setting.OPERATION.id,
            )
        return new[-1]

    def edit(
        self, id: int, *, desc: str | None = None, content: str | None = None, active: bool | None = None
    ) -> models.RspamdSetting:
        """Change a piece, and return it as it is then. What is left out stays as it is.

        Raises:
            NotFound: there is none of this id.
            ValueError: nothing to change was given, or a text is empty (mailcow would keep the old one) or too long.
        """
        attributes = models.EditRspamdSettingsBodyAttr(
            desc=arguments.given(None if desc is None else _desc(desc)),
            content=arguments.given(None if content is None else _content(content)),
            active=arguments.given(active),
        )
        if not attributes.to_dict():
            raise ValueError("nothing to change was given")
        self.get(id)
        body = models.EditRspamdSettingsBody(items=[index(id)], attr=attributes)
        api.edit_rspamd_settings.sync(client=self._client, body=body)
        return self.get(id)

    def delete(self, *ids: int) -> None:
        """Delete pieces, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([index(each) for each in ids], operation=api.delete_rspamd_settings.OPERATION.id)
        for item in batch.items:
            with batch.trying(item):
                self.get(item)
                api.delete_rspamd_settings.sync(client=self._client, body=[item])
        batch.settle()

    def set_map(self, name: Map, lines: Sequence[str]) -> None:
        """Replace the content of a global map. No route tells what was in it; it takes more than a second.

        Args:
            lines: regular expressions; none to empty the map.

        Raises:
            ValueError: there is no such map, or an expression has a line end in it.
        """
        if name not in get_args(Map):
            raise ValueError(f"no such map: {name!r}")
        if isinstance(lines, str):
            raise TypeError("lines is a list of texts, not one text")
        if any("\n" in line or "\r" in line for line in lines):
            raise ValueError("an expression has a line end in it")
        body = models.EditRspamdMapBody(
            items=[name], attr=models.EditRspamdMapBodyAttr(rspamd_map_data="\n".join(lines))
        )
        api.edit_rspamd_map.sync(client=self._client, body=body)


def _desc(value: str) -> str:
    if not arguments.text(value, "desc").strip():
        raise ValueError("desc is empty")
    return value


def _content(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"content is a str, not {type(value).__name__}")
    if not value.strip():
        raise ValueError("content is empty")
    return value
