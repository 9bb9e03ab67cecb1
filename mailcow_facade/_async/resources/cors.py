"""Which web pages may call the API."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import cors as api

from mailcow_facade import arguments

Method = Literal["GET", "POST", "PUT", "DELETE"]


class AsyncCors:
    """Which web pages may call the API. Programs outside of a browser are not held back by it."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def set(
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
        for name, values in (("allowed_origins", allowed_origins), ("allowed_methods", allowed_methods)):
            if isinstance(values, str):
                raise TypeError(f"{name} is a list of texts, not one text")
            if values is not None and not values:
                raise ValueError(f"{name} is empty; leave it out for mailcow's default")
        for origin in allowed_origins or ():
            # They are stored as one text, separated by commas.
            if re.search(r"[\s,]", arguments.text(origin, "an origin")):
                raise ValueError(f"no origin: {origin!r}")
        for method in allowed_methods or ():
            if method not in get_args(Method):
                raise ValueError(f"no method that mailcow knows: {method!r}")
        attributes = models.EditCorsBodyAttr(
            allowed_origins=arguments.given(None if allowed_origins is None else list(allowed_origins)),
            allowed_methods=arguments.given(None if allowed_methods is None else list(allowed_methods)),
        )
        await api.edit_cors.asyncio(client=self._client, body=models.EditCorsBody(attr=attributes))
