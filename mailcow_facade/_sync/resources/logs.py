# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""What the services logged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from mailcow_client import Client, models
from mailcow_client.api import logs as api

Row = TypeVar("Row")


class Logs:
    """The logs, each as a list of typed rows with the newest last.

    ``count`` is how many of the newest rows to return; a log that holds fewer returns those. Times are aware
    datetimes in UTC.

    Failed logins are lines of ``postfix`` and ``dovecot``; ``sasl`` holds successful ones only.

    Raises:
        ValueError: ``count`` is less than 1 (mailcow would answer with nothing).
        TypeError: it is no int.
        UnexpectedReply: the log is too large for the server's memory; ask for fewer rows.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def postfix(self, count: int = 100) -> list[models.LogEntry]:
        """Postfix: mail coming and going, and failed logins over SMTP."""
        return _newest_last(api.get_postfix_log.sync(_count(count), client=self._client))

    def dovecot(self, count: int = 100) -> list[models.LogEntry]:
        """Dovecot: mailboxes, and failed logins over every protocol."""
        return _newest_last(api.get_dovecot_log.sync(_count(count), client=self._client))

    def sogo(self, count: int = 100) -> list[models.LogEntry]:
        """SOGo: webmail, calendars, ActiveSync."""
        return _newest_last(api.get_sogo_log.sync(_count(count), client=self._client))

    def netfilter(self, count: int = 100) -> list[models.NetfilterLogEntry]:
        """The service that bans addresses."""
        return _newest_last(api.get_netfilter_log.sync(_count(count), client=self._client))

    def acme(self, count: int = 100) -> list[models.AcmeLogEntry]:
        """The service that fetches certificates."""
        return _newest_last(api.get_acme_log.sync(_count(count), client=self._client))

    def watchdog(self, count: int = 100) -> list[models.WatchdogLogEntry]:
        """The health of the services."""
        return _newest_last(api.get_watchdog_log.sync(_count(count), client=self._client))

    def cron(self, count: int = 100) -> list[models.CronLogEntry]:
        """Synchronisation with LDAP and Keycloak."""
        return _newest_last(api.get_cron_log.sync(_count(count), client=self._client))

    def autodiscover(self, count: int = 100) -> list[models.AutodiscoverLogEntry]:
        """Clients that asked for their settings."""
        return _newest_last(api.get_autodiscover_log.sync(_count(count), client=self._client))

    def ratelimited(self, count: int = 100) -> list[models.RatelimitLogEntry]:
        """Messages refused for their sender's rate limit."""
        return _newest_last(api.get_ratelimited_log.sync(_count(count), client=self._client))

    def api(self, count: int = 100) -> list[models.ApiLogEntry]:
        """Calls of this API, this one included."""
        return _newest_last(api.get_api_log.sync(_count(count), client=self._client))

    def ui(self, count: int = 100) -> list[models.UiLogEntry]:
        """What was done in mailcow's UI and by this API."""
        return _newest_last(api.get_ui_log.sync(_count(count), client=self._client))

    def sasl(self, count: int = 100) -> list[models.SaslLogEntry]:
        """Successful logins: the latest for each service, address and user. Times are the server's local ones."""
        return _newest_last(api.get_sasl_log.sync(_count(count), client=self._client))

    def auth(self, count: int = 100) -> list[models.SaslLogEntry]:
        """The older name of :meth:`sasl`."""
        return self.sasl(count)

    def rspamd_history(self, count: int = 100) -> list[models.RspamdHistoryEntry]:
        """Messages that rspamd looked at."""
        return _newest_last(api.get_rspamd_history_log.sync(_count(count), client=self._client))

    def rspamd_stats(self) -> models.RspamdStatistics:
        """What rspamd counted since it was started.

        Raises:
            NotFound: rspamd does not answer.
        """
        return api.get_rspamd_stats.sync(client=self._client)


def _count(count: int) -> str:
    if isinstance(count, bool) or not isinstance(count, int):
        raise TypeError(f"count is an int, not {type(count).__name__}")
    if count < 1:
        raise ValueError(f"count is at least 1, not {count}")
    return str(count)


def _newest_last(rows: Iterable[Row | None]) -> list[Row]:
    # mailcow sends the newest first, and now and then a null in the place of a row.
    return [row for row in rows if row is not None][::-1]
