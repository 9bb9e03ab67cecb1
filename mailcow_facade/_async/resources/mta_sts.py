"""MTA-STS policies of domains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mailcow_client import Client, models
from mailcow_client.api import mta_sts as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.alias_domains import ascii_domain
from mailcow_facade.errors import AlreadyExists, Rejected

Mode = Literal["enforce", "testing", "none"]

MAX_AGE = 31536000


class AsyncMtaSts:
    """MTA-STS policies: how other servers shall deliver to a domain. Needs mailcow 2025-09.

    mailcow can neither read a policy back nor delete it: switch it off with ``edit(domain, active=False)``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def create(
        self,
        domain: str,
        mx: Sequence[str],
        *,
        mode: Mode = "enforce",
        max_age: int = 86400,
        active: bool = True,
    ) -> None:
        """Create the policy of a domain. A domain has one at most.

        Args:
            domain: a domain of this server.
            mx: the names of the mail servers; ``*.`` may stand for the first label.
            mode: what senders shall do where a server fails the policy: not deliver, only report, or nothing.
            max_age: how long senders may keep the policy, in seconds, at most 365 days.
            active: whether the policy is served.

        Raises:
            AlreadyExists: the domain has a policy.
            NotFound: there is no such domain.
            RouteNotFound: the server is older than 2025-09.
            ValueError: a name is none, or ``max_age`` is out of bounds.
        """
        name = ascii_domain(domain, "domain")
        body = models.CreateMtaStsBody(
            domain=name,
            version="STSv1",
            mode=_mode(mode),
            mx=_servers(mx),
            max_age=_seconds(max_age),
            active=active,
        )
        try:
            await api.create_mta_sts.asyncio(client=self._client, body=body)
        except Rejected as error:
            # The database's own words are all there is.
            if not error.code or "Duplicate entry" not in error.code:
                raise
            raise AlreadyExists(
                f"{name} has an MTA-STS policy already",
                status=error.status,
                code=error.code,
                params=error.params,
                operation=error.operation,
                reply=error.reply,
            ) from None

    async def edit(
        self,
        domain: str,
        *,
        mx: Sequence[str] | None = None,
        mode: Mode | None = None,
        max_age: int | None = None,
        active: bool | None = None,
    ) -> None:
        """Change the policy of a domain. What is left out stays as it is.

        A change of anything but ``active`` gives the policy a new id, which the domain's DNS record must follow.

        The arguments are those of :meth:`create`.

        Raises:
            NotFound: there is no such domain, or it has no policy.
            RouteNotFound: the server is older than 2025-09.
            ValueError: nothing to change was given, a name is none, or ``max_age`` is out of bounds.
        """
        name = ascii_domain(domain, "domain")
        if mx is None and mode is None and max_age is None and active is None:
            raise ValueError("nothing to change was given")
        attributes = models.EditMtaStsBodyAttr(
            version="STSv1",  # refused without
            mx=arguments.given(None if mx is None else _servers(mx)),
            max_age=arguments.given(None if max_age is None else _seconds(max_age)),
            active=arguments.given(active),
        )
        if mode is not None:
            attributes.mode = _mode(mode)
        await api.edit_mta_sts.asyncio(client=self._client, body=models.EditMtaStsBody(items=[name], attr=attributes))


def _mode(value: Mode) -> Mode:
    if value not in ("enforce", "testing", "none"):
        raise ValueError(f"mode is enforce, testing or none, not {value!r}")
    return value


def _seconds(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"max_age is an int, not {type(value).__name__}")
    if not 1 <= value <= MAX_AGE:
        raise ValueError(f"max_age is 1 to {MAX_AGE} seconds, not {value}")
    return value


def _servers(mx: Sequence[str]) -> str:
    if isinstance(mx, str):
        raise TypeError("mx is a list of texts, not one text")
    names = []
    for server in mx:
        pattern = "*." if arguments.text(server, "mx").startswith("*.") else ""
        names.append(pattern + ascii_domain(server.removeprefix("*."), "mx"))
    if not names:
        raise ValueError("mx is empty")
    return arguments.text(",".join(dict.fromkeys(names)), "mx")
