# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Which web pages may call the API."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import cors as api

from mailcow_facade import arguments

Method = Literal["GET", "POST", "PUT", "DELETE"]


class Cors:
    """Which web pages may call the API. Programs outside of a browser are not held back by it."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def set(
        self, *, allowed_origins: Sequence[str] | None = None, allowed_methods: Sequence[Method] | None = None
    ) -> None:
        """Set which web pages may call the API, and how: both at once, for no route tells what was set before.

        Args:
            allowed_origins: each as scheme, host name and perhaps port, without a slash at the end, or ``"*"`` for all;
                the server's own origin where left out.
            allowed_methods: the HTTP methods; all four where left out. OPTIONS is always allowed.

        Raises:
            Rejected: ``cors_invalid_origin``: it is no origin.
            ValueError: a list is empty, a method unknown, or an origin holds a comma or space.
        """
        attributes = models.EditCorsBodyAttr(
            allowed_origins=arguments.texts(allowed_origins, "allowed_origins"),
            allowed_methods=arguments.choices(allowed_methods, "allowed_methods", get_args(Method)),
        )
        for name, values in attributes.to_dict().items():
            if not values:
                raise ValueError(f"{name} is empty; leave it out for mailcow's default")
        for origin in allowed_origins or ():
            # They are stored as one text, separated by commas.
            if re.search(r"[\s,]", arguments.filled(origin, "an origin")):
                raise ValueError(f"no origin: {origin!r}")
        api.edit_cors.sync(client=self._client, body=models.EditCorsBody(attr=attributes))
