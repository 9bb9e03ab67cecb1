# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Settings of the spam filter."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import rspamd as api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, the_new_one, written

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
        return api.get_rspamd_setting.sync(arguments.identifier(id), client=self._client)

    def exists(self, id: int) -> bool:
        """Whether there is a piece of this id."""
        return there_is(self.get, id)

    def create(self, desc: str, content: str, *, active: bool = True) -> models.RspamdSetting:
        """Create a piece, and return it.

        Args:
            desc: what it is for, up to 255 characters.
            content: in rspamd's notation. mailcow does not check it, and rspamd ignores what it cannot read.
            active: whether rspamd gets it.

        Raises:
            ValueError: a text is empty or too long.
        """
        desc, content = arguments.filled(desc, "desc"), _content(content)
        body = models.CreateRspamdSettingBody(desc=desc, content=content, active=arguments.flag(active, "active"))
        before = {row.id for row in self.list()}
        api.create_rspamd_setting.sync(client=self._client, body=body)
        # The reply does not tell what was made.
        with written(f"the piece {desc!r}"):
            rows = self.list()
            return the_new_one({row.id: row for row in rows if row.id not in before and row.desc == desc})

    def edit(
        self, id: int, *, desc: str | None = None, content: str | None = None, active: bool | None = None
    ) -> models.RspamdSetting:
        """Change a piece, and return it as it is then. What is left out stays as it is.

        Raises:
            NotFound: there is none of this id.
            ValueError: nothing to change was given, or a text is empty (mailcow would keep the old one) or too long.
        """
        attributes = arguments.changes(
            models.EditRspamdSettingsBodyAttr(
                desc=arguments.given(desc, arguments.filled, "desc"),
                content=arguments.given(content, _content),
                active=arguments.flag(active, "active"),
            )
        )
        number = (self.get(id)).id
        body = models.EditRspamdSettingsBody(items=[number], attr=attributes)
        api.edit_rspamd_settings.sync(client=self._client, body=body)
        with written(f"the change of piece {number}"):
            return self.get(number)

    def delete(self, *ids: int) -> None:
        """Delete pieces, one after another.

        Raises:
            NotFound: there is none of this id (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_rspamd_settings.OPERATION.id)
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
        name = arguments.one_of(name, "name", get_args(Map))
        lines = arguments.texts(lines, "lines")
        if any("\n" in line or "\r" in line for line in lines):
            raise ValueError("an expression has a line end in it")
        body = models.EditRspamdMapBody(
            items=[name], attr=models.EditRspamdMapBodyAttr(rspamd_map_data="\n".join(lines))
        )
        api.edit_rspamd_map.sync(client=self._client, body=body)


def _content(value: str) -> str:
    if arguments.long_text(value, "content", None).strip() in ("", "0"):
        raise ValueError("content is empty, or 0, which mailcow takes for empty")
    return value
