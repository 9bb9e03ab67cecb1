# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""Bans of addresses after failed logins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network

from mailcow_client import Client, models
from mailcow_client.api import fail2ban as api
from mailcow_client.types import Unset

from mailcow_facade import arguments
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import NotFound, Rejected

Networks = str | Sequence[str]
"""Networks as a list, or as one text with one a line, as they are read."""

_HOSTNAME = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)


class Fail2Ban:
    """When addresses are banned, and which are. Times are seconds."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self) -> models.Fail2Ban:
        """The settings, and the networks that are banned at present."""
        return api.get_fail_2_ban.sync(client=self._client)

    def edit(
        self,
        *,
        ban_time: int | None = None,
        max_ban_time: int | None = None,
        ban_time_increment: bool | None = None,
        max_attempts: int | None = None,
        retry_window: int | None = None,
        netban_ipv4: int | None = None,
        netban_ipv6: int | None = None,
        whitelist: Networks | None = None,
        blacklist: Networks | None = None,
        regex: Sequence[str] | None = None,
        manage_external: bool | None = None,
    ) -> models.Fail2Ban:
        """Change the settings, and return them as they are then. What is left out stays as it is.

        Args:
            ban_time: how long a ban lasts; 60 or more.
            max_ban_time: how long it lasts at most; 60 or more.
            ban_time_increment: whether every further ban lasts longer.
            max_attempts: the number of failures that leads to a ban.
            retry_window: the time within which failures are counted.
            netban_ipv4: the length of the network that is banned for an IPv4 address, 8 to 32 bits.
            netban_ipv6: the same for an IPv6 address, 8 to 128 bits.
            whitelist: all networks and host names that are never banned, in place of the present ones.
            blacklist: all networks that are always banned, in place of the present ones.
            regex: all expressions that find failures in the logs, in place of the present ones.
            manage_external: whether something else than mailcow carries out the bans.

        Raises:
            Rejected: ``network_host_invalid``: the blacklist holds the server's own network. All else is stored.
            ValueError: nothing to change was given, a number is out of bounds (mailcow would move it there and say
                success), or a network is none.
        """
        if regex is not None and not all(arguments.texts(regex, "regex") or [""]):
            raise ValueError(
                "regex is empty (mailcow would keep what it has), or one expression is (it fits every line)"
            )
        settings = models.EditFail2BanBodyAttr(
            ban_time=arguments.count(ban_time, "ban_time", 60),
            max_ban_time=arguments.count(max_ban_time, "max_ban_time", 60),
            ban_time_increment=arguments.flag(ban_time_increment, "ban_time_increment"),
            max_attempts=arguments.count(max_attempts, "max_attempts", 1),
            retry_window=arguments.count(retry_window, "retry_window", 1),
            netban_ipv4=arguments.count(netban_ipv4, "netban_ipv4", 8, 32),
            netban_ipv6=arguments.count(netban_ipv6, "netban_ipv6", 8, 128),
            whitelist=arguments.given(whitelist, _list, "whitelist", names=True),
            blacklist=arguments.given(blacklist, _list, "blacklist", names=False),
            manage_external=arguments.flag(manage_external, "manage_external"),
        )
        if not settings.to_dict() and regex is None:
            raise ValueError("nothing to change was given")
        if settings.to_dict():
            self._edit(self._merged(settings))
        if regex is not None:
            self._edit(models.EditFail2BanBodyAttr(action="edit-regex", regex=list(regex)))
        with written("the change of the settings"):
            return self.get()

    def reset_regex(self) -> models.Fail2Ban:
        """Restore the expressions that mailcow comes with. It takes up to ten seconds.

        Raises:
            Rejected: ``reset_f2b_regex``: netfilter has not restored them in time. It may do so yet.
        """
        self._edit(self._merged(models.EditFail2BanBodyAttr(action="reset-regex")))
        return self.get()

    def whitelist(self, *networks: str) -> models.Fail2Ban:
        """Put networks on the list of those that are never banned, and off the other one; bans are lifted.

        Args:
            networks: each as an address or as address/length.

        Raises:
            ValueError: it is no network.
        """
        return self._act("whitelist", [_network(network) for network in networks])

    def blacklist(self, *networks: str) -> models.Fail2Ban:
        """Ban networks for good: put them on the list of those that always are, and off the other one.

        Args:
            networks: each as an address or as address/length.

        Raises:
            Rejected: ``network_host_invalid``: it is the server's own network, or everything.
            PartialFailure: so it is with some of several.
            ValueError: it is no network.
        """
        return self._act("blacklist", [_network(network) for network in networks])

    def unban(self, *networks: str) -> None:
        """Lift bans. It may take some seconds; ``active_bans`` tells ``queued_for_unban`` until then.

        Args:
            networks: each as an address or as address/length. An address within a banned network will do.

        Raises:
            NotFound: it is not banned for a time (mailcow itself says success). A ban for good is on the blacklist.
            PartialFailure: of several, some were not banned.
            ValueError: it is no network.
        """
        wanted = [_network(network) for network in networks]
        if not wanted:
            return
        bans = (self.get()).active_bans or []
        batch = Batch(wanted)
        for network in batch.items:
            with batch.trying(network):
                found = [ban.network for ban in bans if _within(network, ban.network)]
                if not found:
                    raise NotFound(f"{network} is not banned", status=200, operation=api.get_fail_2_ban.OPERATION.id)
                self._act("unban", found)
        batch.settle()

    def renew_banlist_id(self) -> models.Fail2Ban:
        """Give the public list of bans a new address, and return the settings with the new ``banlist_id``.

        Who knows the id can read the list without a key.

        Raises:
            Rejected: this server has no such list.
        """
        now = self.get()
        operation = api.edit_banlist.OPERATION.id
        if not now.banlist_id:
            raise Rejected("this server has no public list of bans", operation=operation)
        api.edit_banlist.sync(client=self._client, body=models.EditBanlistBody(items=[now.banlist_id]))
        return self.get()

    def _act(self, action: models.EditFail2BanBodyAttrAction, networks: Sequence[str]) -> models.Fail2Ban:
        if networks:  # without any, mailcow would store settings
            self._edit(models.EditFail2BanBodyAttr(action=action), networks)
        return self.get()

    def _edit(self, attributes: models.EditFail2BanBodyAttr, items: Sequence[str] = ()) -> None:
        body = models.EditFail2BanBody(attr=attributes, items=arguments.given(list(items) or None))
        api.edit_fail_2_ban.sync(client=self._client, body=body)

    def _merged(self, settings: models.EditFail2BanBodyAttr) -> models.EditFail2BanBodyAttr:
        """With the two switches that mailcow switches off when they are left out."""
        now = self.get()
        if isinstance(settings.ban_time_increment, Unset):
            settings.ban_time_increment = now.ban_time_increment
        if isinstance(settings.manage_external, Unset):
            settings.manage_external = now.manage_external
        return settings


def _network(value: str) -> str:
    value = arguments.text(value, "a network").strip()
    _parsed(value)
    return value


def _parsed(value: str) -> IPv4Network | IPv6Network:
    try:
        if not re.fullmatch(r"[0-9A-Fa-f.:]+(/[0-9]+)?", value):  # no netmask in place of a length, no scope
            raise ValueError(value)
        return ip_network(value, strict=False)
    except ValueError:
        raise ValueError(f"no network: {value!r}; write it as an address or as address/length") from None


def _within(network: str, banned: str) -> bool:
    inner, outer = _parsed(network), _parsed(banned)
    if isinstance(inner, IPv4Network) and isinstance(outer, IPv4Network):
        return inner.subnet_of(outer)
    if isinstance(inner, IPv6Network) and isinstance(outer, IPv6Network):
        return inner.subnet_of(outer)
    return False


def _list(values: Networks, name: str, *, names: bool) -> str:
    """One a line, as mailcow wants them; host names too where ``names`` says so."""
    given = values.split() if isinstance(values, str) else values
    lines = [arguments.host(value, name) for value in given]
    for line in lines:
        if not (names and _HOSTNAME.fullmatch(line)):
            _network(line)
    return "\n".join(lines)
