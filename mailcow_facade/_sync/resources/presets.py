# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Texts to start from, as mailcow's web pages offer them."""

from __future__ import annotations

import builtins
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import presets as api


class Presets:
    """Texts to start from, as mailcow's web pages offer them. They come with mailcow and cannot be changed."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self, kind: Literal["rspamd", "sieve"]) -> builtins.list[models.Preset]:
        """The presets for Rspamd's settings, or those for Sieve filters."""
        if kind == "rspamd":
            return api.list_rspamd_presets.sync(client=self._client)
        if kind == "sieve":
            return api.list_sieve_presets.sync(client=self._client)
        raise ValueError(f"kind is 'rspamd' or 'sieve', not {kind!r}")
