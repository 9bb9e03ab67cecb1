# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""The client: one connection pool, one key, and the resources on top."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import httpx
from mailcow_client import Client
from mailcow_client.types import reply_of

from mailcow_facade.concurrency._sync import Lock, Semaphore, sleep
from mailcow_facade.errors import MailcowError
from mailcow_facade.settings import (
    USER_AGENT,
    api_key_of,
    base_url_of,
    from_environment,
    operation_of,
    path_of,
    shipped_contract,
)
from mailcow_facade.transport import Quirks, is_deletion, without_echo

if TYPE_CHECKING:
    from mailcow_facade._sync.resources.admins import Admins
    from mailcow_facade._sync.resources.alias_domains import AliasDomains
    from mailcow_facade._sync.resources.aliases import Aliases
    from mailcow_facade._sync.resources.app_passwords import AppPasswords
    from mailcow_facade._sync.resources.bcc_maps import BccMaps
    from mailcow_facade._sync.resources.cors import Cors
    from mailcow_facade._sync.resources.customization import Customization
    from mailcow_facade._sync.resources.dkim import Dkim
    from mailcow_facade._sync.resources.domain_admins import DomainAdmins
    from mailcow_facade._sync.resources.domain_policies import DomainPolicies
    from mailcow_facade._sync.resources.domains import Domains
    from mailcow_facade._sync.resources.fail2ban import Fail2Ban
    from mailcow_facade._sync.resources.filters import Filters
    from mailcow_facade._sync.resources.forwarding_hosts import ForwardingHosts
    from mailcow_facade._sync.resources.identity_provider import IdentityProvider
    from mailcow_facade._sync.resources.logs import Logs
    from mailcow_facade._sync.resources.mailbox_policies import MailboxPolicies
    from mailcow_facade._sync.resources.mailboxes import Mailboxes
    from mailcow_facade._sync.resources.mta_sts import MtaSts
    from mailcow_facade._sync.resources.oauth2_clients import Oauth2Clients
    from mailcow_facade._sync.resources.password_policy import PasswordPolicy
    from mailcow_facade._sync.resources.presets import Presets
    from mailcow_facade._sync.resources.pushover import Pushover
    from mailcow_facade._sync.resources.quarantine import Quarantine
    from mailcow_facade._sync.resources.queue import Queue
    from mailcow_facade._sync.resources.quota_notifications import QuotaNotifications
    from mailcow_facade._sync.resources.ratelimits import Ratelimits
    from mailcow_facade._sync.resources.recipient_maps import RecipientMaps
    from mailcow_facade._sync.resources.relayhosts import Relayhosts
    from mailcow_facade._sync.resources.resources import Resources
    from mailcow_facade._sync.resources.rspamd import Rspamd
    from mailcow_facade._sync.resources.spam_scores import SpamScores
    from mailcow_facade._sync.resources.status import Status
    from mailcow_facade._sync.resources.sync_jobs import SyncJobs
    from mailcow_facade._sync.resources.tags import Tags
    from mailcow_facade._sync.resources.templates import Templates
    from mailcow_facade._sync.resources.time_limited_aliases import TimeLimitedAliases
    from mailcow_facade._sync.resources.tls_policies import TlsPolicies
    from mailcow_facade._sync.resources.transports import Transports
    from mailcow_facade.doctor.report import Report
    from mailcow_facade.drift.report import Report as DriftReport

# A resource is imported when it is first asked for: its models take longer to load than a call takes.


class Transport(httpx.BaseTransport):
    """Sends what :class:`~mailcow_facade.transport.Quirks` prepares, and lets it understand the reply.

    Args:
        quirks: how to.
        inner: what carries the requests.
        max_concurrency: how many may be under way at a time; the others wait.
    """

    def __init__(self, quirks: Quirks, inner: httpx.BaseTransport, *, max_concurrency: int) -> None:
        self._quirks = quirks
        self._inner = inner
        self._under_way = Semaphore(max_concurrency)
        self._deletion = Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with self._deletion if is_deletion(request) else nullcontext():
            attempt = 0
            while True:
                try:
                    return self._send(request)
                except MailcowError as error:
                    pause = self._quirks.pause(error, attempt)
                    if pause is None:
                        raise
                sleep(pause)
                attempt += 1

    def _send(self, request: httpx.Request) -> httpx.Response:
        with self._under_way:
            try:
                response = self._inner.handle_request(self._quirks.outgoing(request))
                try:
                    response.read()
                finally:
                    response.close()
            except httpx.RequestError as error:
                raise self._quirks.failure(request, error) from error
        return self._quirks.incoming(request, response)

    def close(self) -> None:
        self._inner.close()


class Mailcow:
    """A mailcow server.

    Args:
        url: its address, such as ``https://mail.example.org``.
        api_key: a key from mailcow's API settings. A read-only key may do all that reads.
        verify: whether its TLS certificate must be valid, or an ``ssl.SSLContext``.
        timeout: seconds to wait for a connection and for each part of a reply; None waits for ever. A deletion gets 120
            at least, as the server goes on with it in any case.
        max_concurrency: how many requests may be under way at a time, however many threads or tasks call; the others
            wait. A mailcow has 15 workers for all its users, and is as busy as it can be at as many requests as it has
            cores. Deletions always go one after another: side by side they leave mailboxes deleted by halves. One that
            was cancelled, or got no answer in time, may go on in the server: wait before you delete more.
        retries: how often a request that broke off is sent again, after 0.25 to 0.5 s at first and twice as long each
            time after. Sent again are reads that met a broken connection, a broken reply, or HTTP 502, 503 or 504, and
            any request that could not be sent at all. Never sent again are what was refused (401 and 403 count towards
            a ban), a read that got no reply in time, and a write that may have been carried out.
        strict: whether each reply must agree with the effective spec, the description that this package was built
            from; by default what is new or of another type is handed on as it is. Needs ``mailcow-facade[spec]``.
        transport: what carries the requests, for instance a test's, or httpx's own with a ``proxy``; by default httpx's
            own without one: the environment's proxies are not used.

    Nothing is sent before the first call. Close it after use, or use it as a context manager.

    Every call may raise a :class:`~mailcow_facade.errors.MailcowError`:

    - ``ConnectionFailed``, ``ConnectionTimeout``, ``TlsError``: no reply.
    - ``NotAuthenticated``, ``IpNotAllowed``, ``ReadOnlyKey``: the key. Do not try these again: mailcow counts them and
      bans your address.
    - ``NotFound``, ``AlreadyExists``, ``Rejected``, ``PartialFailure``: mailcow's answer.
    - ``OutcomeUnknown``: a write broke off. It may have been carried out: read back.
    - ``UnexpectedReply``: what came is no reply of mailcow's.
    - ``SchemaDrift``: with ``strict``, what came contradicts the effective spec.

    Raises:
        ValueError: ``url`` is no address of a server, ``api_key`` holds nothing that mailcow looks at, or a number is
            too small.
        ImportError: ``strict`` without what it needs.
    """

    def __init__(
        self,
        url: str,
        *,
        api_key: str,
        verify: bool | ssl.SSLContext = True,
        timeout: float | None = 30.0,
        max_concurrency: int = 4,
        retries: int = 2,
        strict: bool = False,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._url = base_url_of(url)
        if max_concurrency < 1 or retries < 0:
            raise ValueError("max_concurrency is at least 1, and retries at least 0")
        self._max_concurrency = max_concurrency
        self._verify = verify
        self._quirks = Quirks(api_key_of(api_key), retries=retries, contract=shipped_contract() if strict else None)
        if transport is None:
            # Loading the system's certificates takes longer than many a call: not for plain http.
            transport = httpx.HTTPTransport(verify=verify if self._url.scheme == "https" else False)
        self._http = httpx.Client(
            base_url=self._url,
            transport=Transport(self._quirks, transport, max_concurrency=max_concurrency),
            timeout=timeout,
            headers={"user-agent": USER_AGENT, "accept": "application/json"},
            follow_redirects=False,
            trust_env=False,
        )
        self.client = Client(sync=self._http)
        """What the functions of ``mailcow_client.api`` want, for operations that have no method here."""

    @classmethod
    def from_env(
        cls,
        *,
        verify: bool | ssl.SSLContext = True,
        timeout: float | None = 30.0,
        max_concurrency: int = 4,
        retries: int = 2,
        strict: bool = False,
    ) -> Self:
        """A client for ``MAILCOW_URL`` with the key in ``MAILCOW_API_KEY``, or in ``MAIL_API`` where that is unset.

        Raises:
            ValueError: a variable is missing or not usable.
        """
        url, api_key = from_environment(os.environ)
        return cls(
            url,
            api_key=api_key,
            verify=verify,
            timeout=timeout,
            max_concurrency=max_concurrency,
            retries=retries,
            strict=strict,
        )

    def request(
        self, method: str, path: str, *, json: Any = None, params: Mapping[str, str | int] | None = None
    ) -> Any:
        """Call any route, for one that nothing else here calls. Quirks are taken away as everywhere.

        Args:
            method: ``GET`` or ``POST``.
            path: the route, with or without ``/api/v1/`` before it, such as ``get/domain/all``. What comes from
                elsewhere must be quoted.
            json: what a POST sends.
            params: the query.

        Returns:
            The reply's JSON, or its text where the route answers with text. Of a route that this package knows, an
            empty list is ``[]`` and a missing object ``NotFound``; of another one mailcow's ``{}`` is left as it is,
            since it stands for both. What a write says is a list of results, without the request's echo in them.

        Raises:
            MailcowError: as every other call.
            ValueError: the path is none, for instance a whole URL.
        """
        path = path_of(path)
        operation = operation_of(method, path)
        response = self._http.request(
            method, path, json=json, params=params, extensions={"operation": operation} if operation else {}
        )
        data = reply_of(response)
        if method != "GET" and isinstance(data, list):
            return [without_echo(result) for result in data]
        return data

    @cached_property
    def admins(self) -> Admins:
        """Administrators of the server."""
        from mailcow_facade._sync.resources.admins import Admins  # noqa: PLC0415

        return Admins(self.client)

    @cached_property
    def alias_domains(self) -> AliasDomains:
        """Domains whose addresses stand for those of another domain."""
        from mailcow_facade._sync.resources.alias_domains import AliasDomains  # noqa: PLC0415

        return AliasDomains(self.client)

    @cached_property
    def aliases(self) -> Aliases:
        """Addresses that lead to other addresses."""
        from mailcow_facade._sync.resources.aliases import Aliases  # noqa: PLC0415

        return Aliases(self.client)

    @cached_property
    def app_passwords(self) -> AppPasswords:
        """Passwords for single devices and programs, beside a mailbox's own."""
        from mailcow_facade._sync.resources.app_passwords import AppPasswords  # noqa: PLC0415

        return AppPasswords(self.client)

    @cached_property
    def bcc_maps(self) -> BccMaps:
        """Blind copies of the mail of a sender or recipient."""
        from mailcow_facade._sync.resources.bcc_maps import BccMaps  # noqa: PLC0415

        return BccMaps(self.client)

    @cached_property
    def cors(self) -> Cors:
        """Which web pages may call the API."""
        from mailcow_facade._sync.resources.cors import Cors  # noqa: PLC0415

        return Cors(self.client)

    @cached_property
    def customization(self) -> Customization:
        """How mailcow's web pages look."""
        from mailcow_facade._sync.resources.customization import Customization  # noqa: PLC0415

        return Customization(self.client)

    @cached_property
    def dkim(self) -> Dkim:
        """DKIM keys of domains."""
        from mailcow_facade._sync.resources.dkim import Dkim  # noqa: PLC0415

        return Dkim(self.client)

    @cached_property
    def domain_admins(self) -> DomainAdmins:
        """Administrators of single domains."""
        from mailcow_facade._sync.resources.domain_admins import DomainAdmins  # noqa: PLC0415

        return DomainAdmins(self.client)

    @cached_property
    def domain_policies(self) -> DomainPolicies:
        """Senders that domains always accept or always refuse."""
        from mailcow_facade._sync.resources.domain_policies import DomainPolicies  # noqa: PLC0415

        return DomainPolicies(self.client)

    @cached_property
    def domains(self) -> Domains:
        """The domains that the server has mailboxes for."""
        from mailcow_facade._sync.resources.domains import Domains  # noqa: PLC0415

        return Domains(self.client)

    @cached_property
    def fail2ban(self) -> Fail2Ban:
        """Bans of addresses after failed logins."""
        from mailcow_facade._sync.resources.fail2ban import Fail2Ban  # noqa: PLC0415

        return Fail2Ban(self.client)

    @cached_property
    def filters(self) -> Filters:
        """Sieve filters of mailboxes and of the server."""
        from mailcow_facade._sync.resources.filters import Filters  # noqa: PLC0415

        return Filters(self.client)

    @cached_property
    def forwarding_hosts(self) -> ForwardingHosts:
        """Hosts whose mail is taken as forwarded."""
        from mailcow_facade._sync.resources.forwarding_hosts import ForwardingHosts  # noqa: PLC0415

        return ForwardingHosts(self.client)

    @cached_property
    def identity_provider(self) -> IdentityProvider:
        """The identity provider that may check passwords."""
        from mailcow_facade._sync.resources.identity_provider import IdentityProvider  # noqa: PLC0415

        return IdentityProvider(self.client)

    @cached_property
    def logs(self) -> Logs:
        """What the services logged."""
        from mailcow_facade._sync.resources.logs import Logs  # noqa: PLC0415

        return Logs(self.client)

    @cached_property
    def mailbox_policies(self) -> MailboxPolicies:
        """Senders that mailboxes always accept or always refuse."""
        from mailcow_facade._sync.resources.mailbox_policies import MailboxPolicies  # noqa: PLC0415

        return MailboxPolicies(self.client)

    @cached_property
    def mailboxes(self) -> Mailboxes:
        """The mailboxes."""
        from mailcow_facade._sync.resources.mailboxes import Mailboxes  # noqa: PLC0415

        return Mailboxes(self.client, connections=max(1, self._max_concurrency // 2))

    @cached_property
    def mta_sts(self) -> MtaSts:
        """MTA-STS policies of domains."""
        from mailcow_facade._sync.resources.mta_sts import MtaSts  # noqa: PLC0415

        return MtaSts(self.client)

    @cached_property
    def oauth2_clients(self) -> Oauth2Clients:
        """Programs that may log users in through mailcow."""
        from mailcow_facade._sync.resources.oauth2_clients import Oauth2Clients  # noqa: PLC0415

        return Oauth2Clients(self.client)

    @cached_property
    def password_policy(self) -> PasswordPolicy:
        """What passwords must be like."""
        from mailcow_facade._sync.resources.password_policy import PasswordPolicy  # noqa: PLC0415

        return PasswordPolicy(self.client)

    @cached_property
    def presets(self) -> Presets:
        """Ready-made rules."""
        from mailcow_facade._sync.resources.presets import Presets  # noqa: PLC0415

        return Presets(self.client)

    @cached_property
    def pushover(self) -> Pushover:
        """Notifications through Pushover."""
        from mailcow_facade._sync.resources.pushover import Pushover  # noqa: PLC0415

        return Pushover(self.client)

    @cached_property
    def quarantine(self) -> Quarantine:
        """Mail that was held back."""
        from mailcow_facade._sync.resources.quarantine import Quarantine  # noqa: PLC0415

        return Quarantine(self.client)

    @cached_property
    def queue(self) -> Queue:
        """Mail that waits to be delivered."""
        from mailcow_facade._sync.resources.queue import Queue  # noqa: PLC0415

        return Queue(self.client)

    @cached_property
    def quota_notifications(self) -> QuotaNotifications:
        """What is sent when a quota fills up."""
        from mailcow_facade._sync.resources.quota_notifications import QuotaNotifications  # noqa: PLC0415

        return QuotaNotifications(self.client)

    @cached_property
    def ratelimits(self) -> Ratelimits:
        """How much mailboxes and domains may send."""
        from mailcow_facade._sync.resources.ratelimits import Ratelimits  # noqa: PLC0415

        return Ratelimits(self.client)

    @cached_property
    def recipient_maps(self) -> RecipientMaps:
        """Recipients that are replaced by others."""
        from mailcow_facade._sync.resources.recipient_maps import RecipientMaps  # noqa: PLC0415

        return RecipientMaps(self.client)

    @cached_property
    def relayhosts(self) -> Relayhosts:
        """Hosts that outgoing mail goes through, by sender."""
        from mailcow_facade._sync.resources.relayhosts import Relayhosts  # noqa: PLC0415

        return Relayhosts(self.client)

    @cached_property
    def resources(self) -> Resources:
        """Rooms and things that can be booked."""
        from mailcow_facade._sync.resources.resources import Resources  # noqa: PLC0415

        return Resources(self.client)

    @cached_property
    def rspamd(self) -> Rspamd:
        """Settings of the spam filter."""
        from mailcow_facade._sync.resources.rspamd import Rspamd  # noqa: PLC0415

        return Rspamd(self.client)

    @cached_property
    def spam_scores(self) -> SpamScores:
        """The scores at which mail counts as spam."""
        from mailcow_facade._sync.resources.spam_scores import SpamScores  # noqa: PLC0415

        return SpamScores(self.client)

    @cached_property
    def status(self) -> Status:
        """The state of the server."""
        from mailcow_facade._sync.resources.status import Status  # noqa: PLC0415

        return Status(self.client)

    @cached_property
    def sync_jobs(self) -> SyncJobs:
        """Jobs that fetch mail from other servers."""
        from mailcow_facade._sync.resources.sync_jobs import SyncJobs  # noqa: PLC0415

        return SyncJobs(self.client)

    @cached_property
    def tags(self) -> Tags:
        """Tags of domains and mailboxes."""
        from mailcow_facade._sync.resources.tags import Tags  # noqa: PLC0415

        return Tags(self.client)

    @cached_property
    def templates(self) -> Templates:
        """Templates for new domains and mailboxes."""
        from mailcow_facade._sync.resources.templates import Templates  # noqa: PLC0415

        return Templates(self.client)

    @cached_property
    def time_limited_aliases(self) -> TimeLimitedAliases:
        """Aliases that end by themselves."""
        from mailcow_facade._sync.resources.time_limited_aliases import TimeLimitedAliases  # noqa: PLC0415

        return TimeLimitedAliases(self.client)

    @cached_property
    def tls_policies(self) -> TlsPolicies:
        """How strictly TLS is demanded of other servers."""
        from mailcow_facade._sync.resources.tls_policies import TlsPolicies  # noqa: PLC0415

        return TlsPolicies(self.client)

    @cached_property
    def transports(self) -> Transports:
        """Hosts that outgoing mail goes through, by destination."""
        from mailcow_facade._sync.resources.transports import Transports  # noqa: PLC0415

        return Transports(self.client)

    def doctor(
        self,
        address: str,
        password: str | None = None,
        *,
        sender: str | None = None,
        error: str | None = None,
        smtp_host: str | None = None,
        smtp_port: int = 587,
        smtps_port: int = 465,
        imap_host: str | None = None,
        imaps_port: int = 993,
        probe: bool = True,
        only: Iterable[str] = (),
        skip: Iterable[str] = (),
    ) -> Report:
        """Find out why a mailbox cannot log in: one cause, with evidence and what mends it.

        What the API and the logs tell is read first. Where that explains it, no login is tried; else, and only with a
        password, one is, and never a second: each failure counts towards a ban.

        Args:
            address: the login name, as the user gives it to the program that is refused.
            password: the one that the user takes for right. It goes to the mail server, over TLS, and nowhere else.
            sender: the address that the user wants to send as, where that is what fails.
            error: what the user's program was told, such as ``535 5.7.8 Error: authentication failed``.
            smtp_host: the mail server, where it is not the API's host.
            smtp_port: its port for submission with STARTTLS.
            smtps_port: its port for submission over TLS.
            imap_host: the IMAP server, where it is not ``smtp_host``.
            imaps_port: its port for IMAP over TLS.
            probe: whether DNS may be asked and the mail ports be connected to at all.
            only: the checks to run, by id or by what ids begin with (``"account"``), with those that they need.
            skip: the checks not to run.

        Returns:
            The report. What could not be looked at is in it: no error of the server's is raised.

        Raises:
            ValueError: ``only`` or ``skip`` names no check, or the address is empty.
            ImportError: ``mailcow-facade[doctor]`` is not installed.
        """
        try:
            from mailcow_facade._sync.doctor import Doctor  # noqa: PLC0415
            from mailcow_facade.doctor.case import Question  # noqa: PLC0415
        except ModuleNotFoundError as missing:
            raise ImportError(f"the doctor needs mailcow-facade[doctor]: {missing}") from missing
        if not address.strip():
            raise ValueError("address is empty: it is the login name that is refused")

        smtp_host = smtp_host or self._url.host
        question = Question(
            address=address,
            password=password,
            sender=sender,
            error=error or "",
            smtp_host=smtp_host,
            smtp_port=smtp_port,
            smtps_port=smtps_port,
            imap_host=imap_host or smtp_host,
            imaps_port=imaps_port,
            probe=probe,
        )
        report = Doctor(self, question, self._verify).examine(only, skip)
        return report.without([password, self._quirks.api_key])

    def drift(
        self, *, objects: int = 3, log_rows: int = 20, requests: int = 1000, seconds: float = 300.0
    ) -> DriftReport:
        """Find out whether this server's API is the one that this package was built for.

        The description that it serves is compared with the pinned one. Then everything is read that can be read without
        changing anything, one request after another, and each reply is compared as it came with the effective spec:
        what is new, missing or of another type. A read-only key will do. With the default limits that are 60 requests
        on an empty server and up to 171 on a full one.

        Args:
            objects: how many objects to read on each route that is about a single one.
            log_rows: how many rows of each log to read.
            requests: how many requests to send at most.
            seconds: how long to go on; the last request may end later.

        Returns:
            The report. What could not be compared is in it, with the reason: no error of the server's is raised. No
            value that the server sent is in it. After a refusal of the key nothing more is sent.

        Raises:
            ValueError: a limit is not positive.
            SpecError: a document of this package is missing or damaged.
            ImportError: ``mailcow-facade[drift]`` is not installed.
        """
        try:
            from mailcow_facade._sync.drift import Drift  # noqa: PLC0415
            from mailcow_facade.drift.server import ServerDrift  # noqa: PLC0415
            from mailcow_facade.drift.sweep import Sweep  # noqa: PLC0415
        except ModuleNotFoundError as missing:
            raise ImportError(f"drift needs mailcow-facade[drift]: {missing}") from missing

        drift = ServerDrift(Sweep(objects=objects, log_rows=log_rows, requests=requests, seconds=seconds))
        Drift(self.client, drift).compare()
        return drift.report(str(self._url))

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._url)!r})"
