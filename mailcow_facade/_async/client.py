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

from mailcow_facade.concurrency._async import Lock, Semaphore, sleep
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
    from mailcow_facade._async.resources.admins import AsyncAdmins
    from mailcow_facade._async.resources.alias_domains import AsyncAliasDomains
    from mailcow_facade._async.resources.aliases import AsyncAliases
    from mailcow_facade._async.resources.app_passwords import AsyncAppPasswords
    from mailcow_facade._async.resources.bcc_maps import AsyncBccMaps
    from mailcow_facade._async.resources.cors import AsyncCors
    from mailcow_facade._async.resources.customization import AsyncCustomization
    from mailcow_facade._async.resources.dkim import AsyncDkim
    from mailcow_facade._async.resources.domain_admins import AsyncDomainAdmins
    from mailcow_facade._async.resources.domain_policies import AsyncDomainPolicies
    from mailcow_facade._async.resources.domains import AsyncDomains
    from mailcow_facade._async.resources.fail2ban import AsyncFail2Ban
    from mailcow_facade._async.resources.filters import AsyncFilters
    from mailcow_facade._async.resources.forwarding_hosts import AsyncForwardingHosts
    from mailcow_facade._async.resources.identity_provider import AsyncIdentityProvider
    from mailcow_facade._async.resources.logs import AsyncLogs
    from mailcow_facade._async.resources.mailbox_policies import AsyncMailboxPolicies
    from mailcow_facade._async.resources.mailboxes import AsyncMailboxes
    from mailcow_facade._async.resources.mta_sts import AsyncMtaSts
    from mailcow_facade._async.resources.oauth2_clients import AsyncOauth2Clients
    from mailcow_facade._async.resources.password_policy import AsyncPasswordPolicy
    from mailcow_facade._async.resources.presets import AsyncPresets
    from mailcow_facade._async.resources.pushover import AsyncPushover
    from mailcow_facade._async.resources.quarantine import AsyncQuarantine
    from mailcow_facade._async.resources.queue import AsyncQueue
    from mailcow_facade._async.resources.quota_notifications import AsyncQuotaNotifications
    from mailcow_facade._async.resources.ratelimits import AsyncRatelimits
    from mailcow_facade._async.resources.recipient_maps import AsyncRecipientMaps
    from mailcow_facade._async.resources.relayhosts import AsyncRelayhosts
    from mailcow_facade._async.resources.resources import AsyncResources
    from mailcow_facade._async.resources.rspamd import AsyncRspamd
    from mailcow_facade._async.resources.spam_scores import AsyncSpamScores
    from mailcow_facade._async.resources.status import AsyncStatus
    from mailcow_facade._async.resources.sync_jobs import AsyncSyncJobs
    from mailcow_facade._async.resources.tags import AsyncTags
    from mailcow_facade._async.resources.templates import AsyncTemplates
    from mailcow_facade._async.resources.time_limited_aliases import AsyncTimeLimitedAliases
    from mailcow_facade._async.resources.tls_policies import AsyncTlsPolicies
    from mailcow_facade._async.resources.transports import AsyncTransports
    from mailcow_facade.doctor.report import Report
    from mailcow_facade.drift.report import Report as DriftReport

# A resource is imported when it is first asked for: its models take longer to load than a call takes.


class AsyncTransport(httpx.AsyncBaseTransport):
    """Sends what :class:`~mailcow_facade.transport.Quirks` prepares, and lets it understand the reply.

    Args:
        quirks: how to.
        inner: what carries the requests.
        max_concurrency: how many may be under way at a time; the others wait.
    """

    def __init__(self, quirks: Quirks, inner: httpx.AsyncBaseTransport, *, max_concurrency: int) -> None:
        self._quirks = quirks
        self._inner = inner
        self._under_way = Semaphore(max_concurrency)
        self._deletion = Lock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        async with self._deletion if is_deletion(request) else nullcontext():
            attempt = 0
            while True:
                try:
                    return await self._send(request)
                except MailcowError as error:
                    pause = self._quirks.pause(error, attempt)
                    if pause is None:
                        raise
                await sleep(pause)
                attempt += 1

    async def _send(self, request: httpx.Request) -> httpx.Response:
        async with self._under_way:
            try:
                response = await self._inner.handle_async_request(self._quirks.outgoing(request))
                try:
                    await response.aread()
                finally:
                    await response.aclose()
            except httpx.RequestError as error:
                raise self._quirks.failure(request, error) from error
        return self._quirks.incoming(request, response)

    async def aclose(self) -> None:
        await self._inner.aclose()


class AsyncMailcow:
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
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = base_url_of(url)
        if max_concurrency < 1 or retries < 0:
            raise ValueError("max_concurrency is at least 1, and retries at least 0")
        self._max_concurrency = max_concurrency
        self._verify = verify
        self._quirks = Quirks(api_key_of(api_key), retries=retries, contract=shipped_contract() if strict else None)
        if transport is None:
            # Loading the system's certificates takes longer than many a call: not for plain http.
            transport = httpx.AsyncHTTPTransport(verify=verify if self._url.scheme == "https" else False)
        self._http = httpx.AsyncClient(
            base_url=self._url,
            transport=AsyncTransport(self._quirks, transport, max_concurrency=max_concurrency),
            timeout=timeout,
            headers={"user-agent": USER_AGENT, "accept": "application/json"},
            follow_redirects=False,
            trust_env=False,
        )
        self.client = Client(asyncio=self._http)
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

    async def request(
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
        response = await self._http.request(
            method, path, json=json, params=params, extensions={"operation": operation} if operation else {}
        )
        data = reply_of(response)
        if method != "GET" and isinstance(data, list):
            return [without_echo(result) for result in data]
        return data

    @cached_property
    def admins(self) -> AsyncAdmins:
        """Administrators of the server."""
        from mailcow_facade._async.resources.admins import AsyncAdmins  # noqa: PLC0415

        return AsyncAdmins(self.client)

    @cached_property
    def alias_domains(self) -> AsyncAliasDomains:
        """Domains whose addresses stand for those of another domain."""
        from mailcow_facade._async.resources.alias_domains import AsyncAliasDomains  # noqa: PLC0415

        return AsyncAliasDomains(self.client)

    @cached_property
    def aliases(self) -> AsyncAliases:
        """Addresses that lead to other addresses."""
        from mailcow_facade._async.resources.aliases import AsyncAliases  # noqa: PLC0415

        return AsyncAliases(self.client)

    @cached_property
    def app_passwords(self) -> AsyncAppPasswords:
        """Passwords for single devices and programs, beside a mailbox's own."""
        from mailcow_facade._async.resources.app_passwords import AsyncAppPasswords  # noqa: PLC0415

        return AsyncAppPasswords(self.client)

    @cached_property
    def bcc_maps(self) -> AsyncBccMaps:
        """Blind copies of the mail of a sender or recipient."""
        from mailcow_facade._async.resources.bcc_maps import AsyncBccMaps  # noqa: PLC0415

        return AsyncBccMaps(self.client)

    @cached_property
    def cors(self) -> AsyncCors:
        """Which web pages may call the API."""
        from mailcow_facade._async.resources.cors import AsyncCors  # noqa: PLC0415

        return AsyncCors(self.client)

    @cached_property
    def customization(self) -> AsyncCustomization:
        """How mailcow's web pages look."""
        from mailcow_facade._async.resources.customization import AsyncCustomization  # noqa: PLC0415

        return AsyncCustomization(self.client)

    @cached_property
    def dkim(self) -> AsyncDkim:
        """DKIM keys of domains."""
        from mailcow_facade._async.resources.dkim import AsyncDkim  # noqa: PLC0415

        return AsyncDkim(self.client)

    @cached_property
    def domain_admins(self) -> AsyncDomainAdmins:
        """Administrators of single domains."""
        from mailcow_facade._async.resources.domain_admins import AsyncDomainAdmins  # noqa: PLC0415

        return AsyncDomainAdmins(self.client)

    @cached_property
    def domain_policies(self) -> AsyncDomainPolicies:
        """Senders that domains always accept or always refuse."""
        from mailcow_facade._async.resources.domain_policies import AsyncDomainPolicies  # noqa: PLC0415

        return AsyncDomainPolicies(self.client)

    @cached_property
    def domains(self) -> AsyncDomains:
        """The domains that the server has mailboxes for."""
        from mailcow_facade._async.resources.domains import AsyncDomains  # noqa: PLC0415

        return AsyncDomains(self.client)

    @cached_property
    def fail2ban(self) -> AsyncFail2Ban:
        """Bans of addresses after failed logins."""
        from mailcow_facade._async.resources.fail2ban import AsyncFail2Ban  # noqa: PLC0415

        return AsyncFail2Ban(self.client)

    @cached_property
    def filters(self) -> AsyncFilters:
        """Sieve filters of mailboxes and of the server."""
        from mailcow_facade._async.resources.filters import AsyncFilters  # noqa: PLC0415

        return AsyncFilters(self.client)

    @cached_property
    def forwarding_hosts(self) -> AsyncForwardingHosts:
        """Hosts whose mail is taken as forwarded."""
        from mailcow_facade._async.resources.forwarding_hosts import AsyncForwardingHosts  # noqa: PLC0415

        return AsyncForwardingHosts(self.client)

    @cached_property
    def identity_provider(self) -> AsyncIdentityProvider:
        """The identity provider that may check passwords."""
        from mailcow_facade._async.resources.identity_provider import AsyncIdentityProvider  # noqa: PLC0415

        return AsyncIdentityProvider(self.client)

    @cached_property
    def logs(self) -> AsyncLogs:
        """What the services logged."""
        from mailcow_facade._async.resources.logs import AsyncLogs  # noqa: PLC0415

        return AsyncLogs(self.client)

    @cached_property
    def mailbox_policies(self) -> AsyncMailboxPolicies:
        """Senders that mailboxes always accept or always refuse."""
        from mailcow_facade._async.resources.mailbox_policies import AsyncMailboxPolicies  # noqa: PLC0415

        return AsyncMailboxPolicies(self.client)

    @cached_property
    def mailboxes(self) -> AsyncMailboxes:
        """The mailboxes."""
        from mailcow_facade._async.resources.mailboxes import AsyncMailboxes  # noqa: PLC0415

        return AsyncMailboxes(self.client, connections=max(1, self._max_concurrency // 2))

    @cached_property
    def mta_sts(self) -> AsyncMtaSts:
        """MTA-STS policies of domains."""
        from mailcow_facade._async.resources.mta_sts import AsyncMtaSts  # noqa: PLC0415

        return AsyncMtaSts(self.client)

    @cached_property
    def oauth2_clients(self) -> AsyncOauth2Clients:
        """Programs that may log users in through mailcow."""
        from mailcow_facade._async.resources.oauth2_clients import AsyncOauth2Clients  # noqa: PLC0415

        return AsyncOauth2Clients(self.client)

    @cached_property
    def password_policy(self) -> AsyncPasswordPolicy:
        """What passwords must be like."""
        from mailcow_facade._async.resources.password_policy import AsyncPasswordPolicy  # noqa: PLC0415

        return AsyncPasswordPolicy(self.client)

    @cached_property
    def presets(self) -> AsyncPresets:
        """Ready-made rules."""
        from mailcow_facade._async.resources.presets import AsyncPresets  # noqa: PLC0415

        return AsyncPresets(self.client)

    @cached_property
    def pushover(self) -> AsyncPushover:
        """Notifications through Pushover."""
        from mailcow_facade._async.resources.pushover import AsyncPushover  # noqa: PLC0415

        return AsyncPushover(self.client)

    @cached_property
    def quarantine(self) -> AsyncQuarantine:
        """Mail that was held back."""
        from mailcow_facade._async.resources.quarantine import AsyncQuarantine  # noqa: PLC0415

        return AsyncQuarantine(self.client)

    @cached_property
    def queue(self) -> AsyncQueue:
        """Mail that waits to be delivered."""
        from mailcow_facade._async.resources.queue import AsyncQueue  # noqa: PLC0415

        return AsyncQueue(self.client)

    @cached_property
    def quota_notifications(self) -> AsyncQuotaNotifications:
        """What is sent when a quota fills up."""
        from mailcow_facade._async.resources.quota_notifications import AsyncQuotaNotifications  # noqa: PLC0415

        return AsyncQuotaNotifications(self.client)

    @cached_property
    def ratelimits(self) -> AsyncRatelimits:
        """How much mailboxes and domains may send."""
        from mailcow_facade._async.resources.ratelimits import AsyncRatelimits  # noqa: PLC0415

        return AsyncRatelimits(self.client)

    @cached_property
    def recipient_maps(self) -> AsyncRecipientMaps:
        """Recipients that are replaced by others."""
        from mailcow_facade._async.resources.recipient_maps import AsyncRecipientMaps  # noqa: PLC0415

        return AsyncRecipientMaps(self.client)

    @cached_property
    def relayhosts(self) -> AsyncRelayhosts:
        """Hosts that outgoing mail goes through, by sender."""
        from mailcow_facade._async.resources.relayhosts import AsyncRelayhosts  # noqa: PLC0415

        return AsyncRelayhosts(self.client)

    @cached_property
    def resources(self) -> AsyncResources:
        """Rooms and things that can be booked."""
        from mailcow_facade._async.resources.resources import AsyncResources  # noqa: PLC0415

        return AsyncResources(self.client)

    @cached_property
    def rspamd(self) -> AsyncRspamd:
        """Settings of the spam filter."""
        from mailcow_facade._async.resources.rspamd import AsyncRspamd  # noqa: PLC0415

        return AsyncRspamd(self.client)

    @cached_property
    def spam_scores(self) -> AsyncSpamScores:
        """The scores at which mail counts as spam."""
        from mailcow_facade._async.resources.spam_scores import AsyncSpamScores  # noqa: PLC0415

        return AsyncSpamScores(self.client)

    @cached_property
    def status(self) -> AsyncStatus:
        """The state of the server."""
        from mailcow_facade._async.resources.status import AsyncStatus  # noqa: PLC0415

        return AsyncStatus(self.client)

    @cached_property
    def sync_jobs(self) -> AsyncSyncJobs:
        """Jobs that fetch mail from other servers."""
        from mailcow_facade._async.resources.sync_jobs import AsyncSyncJobs  # noqa: PLC0415

        return AsyncSyncJobs(self.client)

    @cached_property
    def tags(self) -> AsyncTags:
        """Tags of domains and mailboxes."""
        from mailcow_facade._async.resources.tags import AsyncTags  # noqa: PLC0415

        return AsyncTags(self.client)

    @cached_property
    def templates(self) -> AsyncTemplates:
        """Templates for new domains and mailboxes."""
        from mailcow_facade._async.resources.templates import AsyncTemplates  # noqa: PLC0415

        return AsyncTemplates(self.client)

    @cached_property
    def time_limited_aliases(self) -> AsyncTimeLimitedAliases:
        """Aliases that end by themselves."""
        from mailcow_facade._async.resources.time_limited_aliases import AsyncTimeLimitedAliases  # noqa: PLC0415

        return AsyncTimeLimitedAliases(self.client)

    @cached_property
    def tls_policies(self) -> AsyncTlsPolicies:
        """How strictly TLS is demanded of other servers."""
        from mailcow_facade._async.resources.tls_policies import AsyncTlsPolicies  # noqa: PLC0415

        return AsyncTlsPolicies(self.client)

    @cached_property
    def transports(self) -> AsyncTransports:
        """Hosts that outgoing mail goes through, by destination."""
        from mailcow_facade._async.resources.transports import AsyncTransports  # noqa: PLC0415

        return AsyncTransports(self.client)

    async def doctor(
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
            from mailcow_facade._async.doctor import AsyncDoctor  # noqa: PLC0415
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
        report = await AsyncDoctor(self, question, self._verify).examine(only, skip)
        return report.without([password, self._quirks.api_key])

    async def drift(
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
            from mailcow_facade._async.drift import AsyncDrift  # noqa: PLC0415
            from mailcow_facade.drift.server import ServerDrift  # noqa: PLC0415
            from mailcow_facade.drift.sweep import Sweep  # noqa: PLC0415
        except ModuleNotFoundError as missing:
            raise ImportError(f"drift needs mailcow-facade[drift]: {missing}") from missing

        drift = ServerDrift(Sweep(objects=objects, log_rows=log_rows, requests=requests, seconds=seconds))
        await AsyncDrift(self.client, drift).compare()
        return drift.report(str(self._url))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._url)!r})"
