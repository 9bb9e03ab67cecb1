"""Jobs that copy mail from other servers into mailboxes, by imapsync."""

from __future__ import annotations

import builtins
import re
from typing import Literal, get_args

from mailcow_client import Client, models
from mailcow_client.api import sync_jobs as api

from mailcow_facade import arguments
from mailcow_facade._async.resources.existence import there_is
from mailcow_facade._async.resources.mailboxes import AsyncMailboxes
from mailcow_facade.batches import Batch, the_new_one, written
from mailcow_facade.errors import NotFound, Rejected

Encryption = Literal["SSL", "TLS", "PLAIN"]
Detail = Literal["log", "password"]

EXCLUDE = "(?i)spam|(?i)junk"
"""The folders that mailcow's UI leaves out by default."""


class AsyncSyncJobs:
    """Jobs that copy mail from other servers into mailboxes, by imapsync."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list(self, mailbox: str | None = None, *, detail: Detail | None = None) -> builtins.list[models.SyncJob]:
        """Sync jobs by id: all of the server, or those of one mailbox.

        Args:
            mailbox: only those that copy into this one.
            detail: ``log`` for what the last runs printed too, which may be long; ``password`` for the passwords in
                clear as well, and the logs.

        Raises:
            NotFound: there is no such mailbox.
        """
        arguments.choice(detail, "detail", get_args(Detail))
        options: Literal["no_log", "with_password"] = "with_password" if detail == "password" else "no_log"
        if mailbox is None:
            if detail == "log":
                rows = await api.list_sync_jobs_with_log.asyncio(client=self._client)
            else:
                rows = await api.list_sync_jobs.asyncio(options, client=self._client)
        else:
            mailbox = arguments.address(mailbox, "mailbox")
            if detail == "log":
                rows = await api.list_sync_jobs_of_mailbox_with_log.asyncio(mailbox, client=self._client)
            else:
                rows = await api.list_sync_jobs_of_mailbox.asyncio(mailbox, options, client=self._client)
            if not rows:
                await AsyncMailboxes(self._client).get(mailbox)
        return sorted(rows, key=lambda row: row.id)

    async def get(self, id: int, *, detail: Detail | None = None) -> models.SyncJob:
        """One sync job. mailcow has to be asked for all of them.

        Args:
            detail: as for :meth:`list`.

        Raises:
            NotFound: there is none of this id.
        """
        number = arguments.identifier(id)
        for row in await self.list(detail=detail):
            if row.id == number:
                return row
        raise NotFound(f"there is no sync job {number}", status=200, operation=api.list_sync_jobs.OPERATION.id)

    async def exists(self, id: int) -> bool:
        """Whether there is a sync job of this id."""
        return await there_is(self.get, id)

    async def create(
        self,
        mailbox: str,
        *,
        host1: str,
        user1: str,
        password1: str,
        port1: int | None = None,
        enc1: Encryption = "SSL",
        mins_interval: int = 20,
        subfolder2: str = "",
        maxage: int = 0,
        maxbytespersecond: int = 0,
        timeout1: int = 600,
        timeout2: int = 600,
        exclude: str = EXCLUDE,
        custom_params: str = "",
        delete2duplicates: bool = True,
        delete1: bool = False,
        delete2: bool = False,
        automap: bool = True,
        skipcrossduplicates: bool = False,
        subscribeall: bool = True,
        dry: bool = False,
        active: bool = True,
    ) -> models.SyncJob:
        """Create a sync job, and return it. What is left out is as in mailcow's UI, but for ``port1``.

        Args:
            mailbox: the address of the mailbox that mail is copied into; the job's ``user2``.
            host1: the other server: a name or an IPv4 address.
            user1: the login there.
            password1: the password there, at most 255 characters.
            port1: the IMAP port there; 993 with ``SSL``, else 143.
            enc1: how the connection is secured; ``TLS`` is STARTTLS.
            mins_interval: minutes between two runs, 1 to 43,800.
            subfolder2: the folder that mail is copied below; "" for the root.
            maxage: how old the oldest message may be that is copied, in days up to 32,000; 0 for any age.
            maxbytespersecond: the speed limit in bytes a second, up to 125,000,000; 0 for none.
            timeout1: seconds to wait for the other server, 1 to 32,000.
            timeout2: seconds to wait for this server, 1 to 32,000.
            exclude: a regular expression for folders that are left out, with ``/`` written ``\\/``; "" for none.
            custom_params: more options for imapsync, of those that mailcow allows, such as ``--nofoldersizesatend``.
                A value follows an equals sign and holds neither space nor hyphen.
            delete2duplicates: whether duplicates are deleted in the mailbox.
            delete1: whether messages are deleted on the other server once they are copied.
            delete2: whether messages are deleted in the mailbox that the other server lacks.
            automap: whether folders like Sent and Trash are matched whatever their names.
            skipcrossduplicates: whether messages are skipped that are in another folder already.
            subscribeall: whether all folders are subscribed.
            dry: whether runs only tell what they would do.
            active: whether it is run at all.

        Raises:
            AlreadyExists: the mailbox has a job for this server and login.
            NotFound: there is no such mailbox.
            Rejected: mailcow refuses ``custom_params``, or ``exclude`` is no regular expression.
            ValueError: a text is empty or too long, a number out of bounds; mailcow would take another in its place, or
                say ``access_denied``.
        """
        mailbox = arguments.address(mailbox, "mailbox")
        host = _host(host1)
        body = models.CreateSyncJobBody(
            username=mailbox,
            host1=host,
            user1=arguments.filled(user1, "user1"),
            password1=arguments.filled(password1, "the password"),
            port1=arguments.number(port1 if port1 is not None else (993 if enc1 == "SSL" else 143), "port1", 1, 65535),
            enc1=arguments.one_of(enc1, "enc1", get_args(Encryption)),
            mins_interval=arguments.number(mins_interval, "mins_interval", 1, 43800),
            subfolder2=arguments.text(subfolder2, "subfolder2"),
            maxage=arguments.number(maxage, "maxage", 0, 32000),
            maxbytespersecond=arguments.number(maxbytespersecond, "maxbytespersecond", 0, 125000000),
            timeout1=arguments.number(timeout1, "timeout1", 1, 32000),
            timeout2=arguments.number(timeout2, "timeout2", 1, 32000),
            exclude=arguments.text(exclude, "exclude", 500),
            custom_params=arguments.text(custom_params, "custom_params", 512),
            delete2duplicates=arguments.flag(delete2duplicates, "delete2duplicates"),
            delete1=arguments.flag(delete1, "delete1"),
            delete2=arguments.flag(delete2, "delete2"),
            automap=arguments.flag(automap, "automap"),
            skipcrossduplicates=arguments.flag(skipcrossduplicates, "skipcrossduplicates"),
            subscribeall=arguments.flag(subscribeall, "subscribeall"),
            dry=arguments.flag(dry, "dry"),
            active=arguments.flag(active, "active"),
        )
        await AsyncMailboxes(self._client).get(mailbox)
        try:
            await api.create_sync_job.asyncio(client=self._client, body=body)
        except NotFound as error:
            raise _value_refused(error) from None
        # The reply does not tell the id.
        with written(f"the sync job of {mailbox}"):
            rows = await self.list(mailbox)
            return the_new_one({row.id: row for row in rows if (row.host1, row.user1) == (host, user1)})

    async def edit(
        self,
        id: int,
        *,
        host1: str | None = None,
        user1: str | None = None,
        password1: str | None = None,
        port1: int | None = None,
        enc1: Encryption | None = None,
        mins_interval: int | None = None,
        subfolder2: str | None = None,
        maxage: int | None = None,
        maxbytespersecond: int | None = None,
        timeout1: int | None = None,
        timeout2: int | None = None,
        exclude: str | None = None,
        custom_params: str | None = None,
        delete2duplicates: bool | None = None,
        delete1: bool | None = None,
        delete2: bool | None = None,
        automap: bool | None = None,
        skipcrossduplicates: bool | None = None,
        subscribeall: bool | None = None,
        dry: bool | None = None,
        active: bool | None = None,
    ) -> models.SyncJob:
        """Change a sync job, and return it as it is then. What is left out stays as it is; the mailbox always does.

        The arguments are those of :meth:`create`.

        Raises:
            NotFound: there is none of this id.
            Rejected: as for :meth:`create`.
            ValueError: as for :meth:`create`, or nothing to change was given.
        """
        attributes = arguments.changes(
            models.EditSyncJobsBodyAttr(
                host1=arguments.given(host1, _host),
                user1=arguments.given(user1, arguments.filled, "user1"),
                password1=arguments.given(password1, arguments.filled, "the password"),
                port1=arguments.count(port1, "port1", 1, 65535),
                enc1=arguments.choice(enc1, "enc1", get_args(Encryption)),
                mins_interval=arguments.count(mins_interval, "mins_interval", 1, 43800),
                subfolder2=arguments.optional_text(subfolder2, "subfolder2"),
                maxage=arguments.count(maxage, "maxage", 0, 32000),
                maxbytespersecond=arguments.count(maxbytespersecond, "maxbytespersecond", 0, 125000000),
                timeout1=arguments.count(timeout1, "timeout1", 1, 32000),
                timeout2=arguments.count(timeout2, "timeout2", 1, 32000),
                exclude=arguments.given(exclude, arguments.text, "exclude", 500),
                custom_params=arguments.given(custom_params, arguments.text, "custom_params", 512),
                delete2duplicates=arguments.flag(delete2duplicates, "delete2duplicates"),
                delete1=arguments.flag(delete1, "delete1"),
                delete2=arguments.flag(delete2, "delete2"),
                automap=arguments.flag(automap, "automap"),
                skipcrossduplicates=arguments.flag(skipcrossduplicates, "skipcrossduplicates"),
                subscribeall=arguments.flag(subscribeall, "subscribeall"),
                dry=arguments.flag(dry, "dry"),
                active=arguments.flag(active, "active"),
            )
        )
        return await self._edit(arguments.identifier(id), attributes)

    async def run_now(self, id: int) -> models.SyncJob:
        """Forget a job's last run, so that the next one begins within a minute if it is active, and return the job.

        Raises:
            NotFound: there is none of this id.
        """
        return await self._edit(arguments.identifier(id), models.EditSyncJobsBodyAttr(last_run="", success=""))

    async def delete(self, *ids: int) -> None:
        """Delete sync jobs, one after another. The mail that they have copied stays.

        Raises:
            NotFound: there is none of this id.
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch([arguments.identifier(each) for each in ids], operation=api.delete_sync_jobs.OPERATION.id)
        for number in batch.items:
            with batch.trying(number):
                await api.delete_sync_jobs.asyncio(client=self._client, body=[number])
        batch.settle()

    async def _edit(self, number: int, attributes: models.EditSyncJobsBodyAttr) -> models.SyncJob:
        body = models.EditSyncJobsBody(items=[number], attr=attributes)
        try:
            results = await api.edit_sync_jobs.asyncio(client=self._client, body=body)
        except NotFound as error:
            # access_denied: it is not there, or a value was refused.
            await self.get(number)
            raise _value_refused(error) from None
        with written(f"the change of sync job {number}"):
            return the_new_one({row.id: row for row in await self.list(str(results[0].msg[1])) if row.id == number})


def _value_refused(error: NotFound) -> Rejected:
    return Rejected(
        "mailcow refuses a value and does not say which (access_denied): is exclude a regular expression?",
        status=error.status,
        code=error.code,
        params=error.params,
        operation=error.operation,
        reply=error.reply,
    )


def _host(value: str) -> str:
    """A host name or an IPv4 address; a job with any other could be created, but never be changed."""
    value = arguments.host(value, "host1").lower()
    if not re.fullmatch(r"[a-z\d](-*[a-z\d])*(\.[a-z\d](-*[a-z\d])*)*", value) or value == "0":
        raise ValueError(f"host1 is no host name and no IPv4 address: {value!r}")
    return value
