"""MTA-STS policies of domains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import mta_sts as api

from mailcow_facade import arguments

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
        name = arguments.domain(domain, "domain")
        body = models.CreateMtaStsBody(
            domain=name,
            version="STSv1",
            mode=arguments.one_of(mode, "mode", get_args(Mode)),
            mx=_servers(mx),
            max_age=arguments.number(max_age, "max_age", 1, MAX_AGE),
            active=arguments.flag(active, "active"),
        )
        await api.create_mta_sts.asyncio(client=self._client, body=body)

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
        name = arguments.domain(domain, "domain")
        if mx is None and mode is None and max_age is None and active is None:
            raise ValueError("nothing to change was given")
        attributes = models.EditMtaStsBodyAttr(
            version="STSv1",  # refused without
            mode=arguments.choice(mode, "mode", get_args(Mode)),
            mx=arguments.given(mx, _servers),
            max_age=arguments.count(max_age, "max_age", 1, MAX_AGE),
            active=arguments.flag(active, "active"),
        )
        await api.edit_mta_sts.asyncio(client=self._client, body=models.EditMtaStsBody(items=[name], attr=attributes))


def _servers(mx: Sequence[str]) -> str:
    names = []
    for server in arguments.texts(mx, "mx"):
        pattern = "*." if server.startswith("*.") else ""
        names.append(pattern + arguments.domain(server.removeprefix("*."), "mx"))
    if not names:
        raise ValueError("mx is empty")
    return arguments.text(",".join(dict.fromkeys(names)), "mx")
