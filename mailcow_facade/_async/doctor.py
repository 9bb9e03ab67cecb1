"""The doctor at work: looks up what the checks want to know, each fact once, and lets them judge."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any

from mailcow_client import models

from mailcow_facade.concurrency._async import gather, in_thread
from mailcow_facade.doctor import attempt, case, probes
from mailcow_facade.doctor.case import Fact, Facts, Question, Unknown
from mailcow_facade.doctor.checks import Check, checks, chosen
from mailcow_facade.doctor.report import Report, Result
from mailcow_facade.doctor.verdict import decide
from mailcow_facade.errors import MailcowError, NotFound, ReadOnlyKey, RouteNotFound
from mailcow_facade.logins import Login

if TYPE_CHECKING:
    from mailcow_facade._async.client import AsyncMailcow

LOG_ROWS = 500
"""How many of the newest lines of a log are read."""


class AsyncDoctor:
    """One examination.

    Args:
        cow: whose mailbox it is.
        question: what is asked.
        verify: what the certificates of the mail ports are held against, as for the client.
    """

    def __init__(self, cow: AsyncMailcow, question: Question, verify: Any) -> None:
        self._cow = cow
        self._question = question
        self._context = probes.context_of(verify)
        self._facts = Facts(question, case.now())
        self._known: set[Fact] = set()

    async def examine(self, only: Iterable[str] = (), skip: Iterable[str] = ()) -> Report:
        """Run the checks, and draw the conclusion."""
        started = time.monotonic()
        wanted = chosen(only, skip)
        results: dict[str, Result] = {}
        waiting = [*checks().values()]
        while waiting:
            ready = [check for check in waiting if all(need in results for need in check.needs)]
            if any(not check.costs_login for check in ready):
                ready = [check for check in ready if not check.costs_login]  # a login is spent last
            able = []
            for check in ready:
                if reason := _why_not(check, wanted, results):
                    results[check.id] = Result(check.id, "skipped", reason)
                else:
                    able.append(check)
            await self._look_up({fact for check in able for fact in check.facts})
            for check in able:
                results[check.id] = self._judged(check)
            waiting = [check for check in waiting if check.id not in results]
        ordered = tuple(results[name] for name in checks())
        return Report(
            address=self._question.address,
            verdict=decide(self._facts, ordered),
            results=ordered,
            started=self._facts.now.isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - started, 3),
            version=self._facts.version,
            logins=int(self._facts.login is not None and self._facts.login.attempted),
        )

    def _judged(self, check: Check) -> Result:
        for fact in check.facts:
            if fact in self._facts.unknown and not check.judges_failures:
                error = self._facts.unknown[fact].error
                if isinstance(error, (MailcowError, OSError)):
                    return Result(check.id, "unknown", f"could not look: {error}")
                return Result(check.id, "crash", f"looking has a bug ({type(error).__name__}); please report it")
        started = time.monotonic()
        try:
            result = check.judge(self._facts)
        except Exception as error:  # noqa: BLE001 - a bug in one check must not take the others along
            return Result(check.id, "crash", f"this check has a bug ({type(error).__name__}); please report it")
        return replace(result, id=check.id, seconds=result.seconds or round(time.monotonic() - started, 3))

    async def _look_up(self, wanted: Collection[Fact]) -> None:
        missing = sorted(set(wanted) - self._known)
        self._known.update(missing)
        await gather([partial(self._note, fact) for fact in missing])

    async def _note(self, fact: Fact) -> None:
        look: Callable[[], Awaitable[Any]] = getattr(self, f"_{fact}")
        try:
            setattr(self._facts, fact, await look())
        except RouteNotFound as error:  # an older server
            self._facts.unknown[fact] = Unknown(error)
        except (NotFound, ValueError):
            pass  # there is none, or of such a name there can be none: the facts say so until something else is known
        except Exception as error:  # noqa: BLE001 - what cannot be looked up must not take the rest along
            self._facts.unknown[fact] = Unknown(error)

    # What can be looked up, in the order of case.Fact.

    async def _version(self) -> str:
        return await self._cow.status.version()

    async def _writable(self) -> bool:
        # mailcow looks at the key before the route, and there is no such route.
        try:
            await self._cow.request("POST", "edit/nothing", json={"items": [], "attr": {}})
        except ReadOnlyKey:
            return False
        except RouteNotFound:
            pass
        return True

    async def _containers(self) -> Mapping[str, models.Container]:
        return await self._cow.status.containers()

    async def _mailbox(self) -> models.Mailbox:
        return await self._cow.mailboxes.get(self._question.name)

    async def _domain(self) -> models.Domain:
        return await self._cow.domains.get(self._question.name.rpartition("@")[2])

    async def _alias(self) -> models.Alias:
        return await self._cow.aliases.get(self._question.name)

    async def _alias_domain(self) -> models.AliasDomain:
        return await self._cow.alias_domains.get(self._question.name.rpartition("@")[2])

    async def _untagged(self) -> models.Mailbox | None:
        local, _, domain = self._question.name.partition("@")
        name, plus, _ = local.partition("+")
        return await self._cow.mailboxes.get(f"{name}@{domain}") if plus else None

    async def _sender_alias(self) -> models.Alias | None:
        return await self._cow.aliases.get(self._question.sender) if self._question.sender else None

    async def _app_passwords(self) -> Sequence[models.AppPassword]:
        return await self._cow.app_passwords.list(self._question.name)

    async def _identity_provider(self) -> models.IdentityProvider:
        return await self._cow.identity_provider.get()

    async def _fail2ban(self) -> models.Fail2Ban:
        return await self._cow.fail2ban.get()

    async def _own_address(self) -> str:
        # The newest call of the API's log in that log is this one.
        rows = await self._cow.logs.api(20)
        return next((row.remote for row in reversed(rows) if "/get/logs/api" in row.uri), "")

    async def _clock(self) -> tzinfo:
        return await self._cow.logs._present_zone()

    async def _postfix_log(self) -> Sequence[models.LogEntry]:
        return await self._cow.logs.postfix(LOG_ROWS)

    async def _dovecot_log(self) -> Sequence[models.LogEntry]:
        return await self._cow.logs.dovecot(LOG_ROWS)

    async def _netfilter_log(self) -> Sequence[models.NetfilterLogEntry]:
        return await self._cow.logs.netfilter(LOG_ROWS)

    async def _ui_log(self) -> Sequence[models.UiLogEntry]:
        return await self._cow.logs.ui(LOG_ROWS)

    async def _sasl_log(self) -> Sequence[Login]:
        return await self._cow.logs.sasl(LOG_ROWS)

    async def _dkim(self) -> models.Dkim:
        return await self._cow.dkim.get(self._question.name.rpartition("@")[2])

    # The probes block, so each has a thread. That goes with every event loop that anyio knows.

    async def _dns(self) -> probes.DnsAnswer | None:
        domain = self._question.name.rpartition("@")[2]
        if not self._question.probe or not domain:
            return None
        await self._look_up(["dkim"])  # it tells the selector
        selector = self._facts.dkim.dkim_selector if self._facts.dkim else "dkim"
        return await in_thread(partial(probes.look_up_dns, domain, self._question.smtp_host, selector))

    async def _submission(self) -> probes.PortProbe | None:
        return await self._smtp(self._question.smtp_port, implicit_tls=False)

    async def _submissions(self) -> probes.PortProbe | None:
        return await self._smtp(self._question.smtps_port, implicit_tls=True)

    async def _smtp(self, port: int, *, implicit_tls: bool) -> probes.PortProbe | None:
        if not self._question.probe:
            return None
        host = self._question.smtp_host
        return await in_thread(partial(probes.probe_smtp, host, port, self._context, implicit_tls=implicit_tls))

    async def _imaps(self) -> probes.PortProbe | None:
        if not self._question.probe:
            return None
        host, port = self._question.imap_host, self._question.imaps_port
        return await in_thread(partial(probes.probe_imaps, host, port, self._context))

    async def _login(self) -> probes.Conversation | None:
        question = self._question
        if not question.probe or question.password is None:
            return None
        # Whatever checks were wanted: no login before the bans and the ports were looked at.
        facts: list[Fact] = ["fail2ban", "own_address", "postfix_log", "clock", "submission", "submissions", "imaps"]
        await self._look_up(facts)
        way = attempt.login_way(self._facts)
        if attempt.why_no_login(self._facts) or way is None:
            return None
        if way == "imaps":
            where = (question.imap_host, question.imaps_port, self._context)
            talk = await in_thread(partial(probes.log_in_imap, *where, question.name, question.password))
        else:
            direct = way == "submissions"
            where = (question.smtp_host, question.smtps_port if direct else question.smtp_port, self._context)
            log_in = partial(probes.log_in_smtp, *where, question.name, question.password)
            talk = await in_thread(partial(log_in, implicit_tls=direct, sender=question.sender))
        return talk


def _why_not(check: Check, wanted: Collection[str], results: dict[str, Result]) -> str:
    if check.id not in wanted:
        return "not wanted"
    for need in check.needs:
        if need in wanted and results[need].status == "skipped":
            return results[need].summary  # the reason stays the same, however far it reaches
        if need in wanted and results[need].status in ("fail", "unknown", "crash"):
            return f"{need} says: {results[need].summary}"
    return ""
