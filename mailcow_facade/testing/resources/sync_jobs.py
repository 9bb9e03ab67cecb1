"""Sync jobs: mail is fetched from elsewhere. They are kept here; none runs."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_mailbox
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

ENCRYPTIONS = ("TLS", "SSL", "PLAIN")
LONGEST_TIME = 32000
LONGEST_INTERVAL = 43800
MOST_BYTES = 125_000_000
LARGEST_PORT = 65535
OPTIONS = frozenset(
    """
    abort authmd51 authmd52 authmech1 authmech2 authuser1 authuser2 debug debugcontent debugcrossduplicates debugflags
    debugfolders debugimap debugimap1 debugimap2 debugmemory debugssl delete1emptyfolders delete2folders
    disarmreadreceipts domain1 domain2 domino1 domino2 dry errorsmax exchange1 exchange2 exitwhenover expunge1 f1f2
    filterbuggyflags folder folderfirst folderlast folderrec gmail1 gmail2 idatefromheader include inet4 inet6
    justconnect justfolders justfoldersizes justlogin keepalive1 keepalive2 log logdir logfile maxbytesafter
    maxlinelength maxmessagespersecond maxsize maxsleep minage minsize noabletosearch noabletosearch1 noabletosearch2
    noexpunge1 noexpunge2 nofoldersizesatend noid nolog nomixfolders noresyncflags nossl1 nossl2 nosyncacls notls1
    notls2 nouidexpunge2 nousecache oauthaccesstoken1 oauthaccesstoken2 oauthdirect1 oauthdirect2 office1 office2
    pidfile pidfilelocking prefix1 prefix2 proxyauth1 proxyauth2 resyncflags resynclabels search search1 search2 sep1
    sep2 showpasswords skipemptyfolders ssl2 sslargs1 sslargs2 subfolder1 subscribe subscribed syncacls syncduplicates
    syncinternaldates synclabels tests testslive testslive6 tls2 truncmess usecache useheader useuid
    """.split()
)
"""The options of imapsync that a job may have."""

_SWITCHES = (
    "delete2duplicates", "delete1", "delete2", "automap", "skipcrossduplicates", "subscribeall", "dry",
)  # fmt: skip
_LIMITED = (
    ("maxage", "0", LONGEST_TIME), ("maxbytespersecond", "0", MOST_BYTES),
    ("timeout1", "600", LONGEST_TIME), ("timeout2", "600", LONGEST_TIME),
)  # fmt: skip
"""Numbers, what takes their place where they are none or too small, and their largest."""
_LONGEST = {"exclude": 500, "custom_params": 512, "user1": 255, "password1": 255, "host1": 255, "subfolder2": 255}


def _told(row: Row, options: list[str]) -> Row:
    log = row.pop("returned_text")
    if "no_log" in options or "with_password" not in options:
        row.pop("password1")
    return {**row, "log": (log or "") if "no_log" not in options else ""}


def _listed(call: Call, options: str, where: str = "1", *params: str) -> list[Row]:
    query = f"SELECT j.* FROM sync_job j JOIN mailbox m ON username = user2 WHERE {where} ORDER BY domain, user2, id"
    return [_told(row, options.split(",")) for row in call.store.rows(query, *params)]


@reads("syncjobs/all")
def list_all(call: Call) -> Any:
    return _listed(call, "")


@reads("syncjobs/all/{options}")
def list_all_with(call: Call, options: str) -> Any:
    return _listed(call, options)


@reads("syncjobs/{mailbox}")
def list_mailbox(call: Call, address: str) -> Any:
    return _listed(call, "", "user2 = ?", address)


@reads("syncjobs/{mailbox}/{options}")
def list_mailbox_with(call: Call, address: str, options: str) -> Any:
    return _listed(call, options, "user2 = ?", address)


def _details(store: Store, number: Any) -> Row | None:
    return store.row("SELECT * FROM sync_job WHERE id = ?", php.intval(number)) if php.is_numeric(number) else None


def _are_options(call: Call, text: str) -> bool:
    """Whether these are options for imapsync; tells which one is not."""
    for part in text.split("-"):
        if php.empty(part):
            continue
        name = part.partition("=")[0] if "=" in part else part.rstrip(" ")
        if " " in name:
            return call.refuse("bad character SPACE")
        if name.lower() not in OPTIONS:
            return call.refuse(f"bad option {name}")
    return True


def _fits(call: Call, job: Row) -> bool:
    """Whether a job may be so, with numbers that are none mended; tells that it may not."""
    for name, default, largest in _LIMITED:
        if not php.is_int(job[name], 1, largest):
            job[name] = default
    fits = (
        php.is_int(job["port1"], 1, LARGEST_PORT)
        and php.is_int(job["mins_interval"], 1, LONGEST_INTERVAL)
        and job["enc1"] in ENCRYPTIONS
        and php.is_regex(f"/{php.text(job['exclude'])}/")
    )
    return fits or call.refuse("access_denied")


def _columns(job: Row) -> Row:
    """A job as the database takes it.

    Raises:
        Failure: something is missing, or too long.
    """
    for name, longest in _LONGEST.items():
        if job[name] is None:
            raise php.database_error("23000", 1048, f"Column '{name}' cannot be null")
        if len(php.text(job[name])) > longest:
            raise php.too_long(name)
    numbers = ("port1", "mins_interval", "maxage", "timeout1", "timeout2")
    return {**job, **{name: php.intval(job[name]) for name in numbers}}


@adds("syncjob", log="mailbox add syncjob")
def add(call: Call, data: Data) -> bool:
    store, owner = call.store, data.get("username")
    if not php.is_email(owner):
        return call.refuse("no_user_defined")
    if not knows_mailbox(store, owner):
        return call.refuse("access_denied")
    options = data.text("custom_params").strip()
    job: Row = {
        **{switch: data.number(switch) for switch in _SWITCHES},
        **{name: data.get(name) for name in ("user1", "password1", "exclude", "port1", "enc1", "mins_interval")},
        **{name: data.get(name) for name, _, _ in _LIMITED},
        "host1": data.text("host1").lower(),
        "custom_params": "" if php.empty(options) else options,
        "subfolder2": data["subfolder2"] if data.filled("subfolder2") else "",
        "active": data.number("active"),
    }
    if not _are_options(call, job["custom_params"]) or not _fits(call, job):
        return False
    known = "SELECT 1 FROM sync_job WHERE user2 = ? AND user1 = ? AND host1 = ?"
    if store.has(known, owner, php.text(job["user1"]), job["host1"]):
        return call.refuse("object_exists", php.html(f"{job['host1']} / {php.text(job['user1'])}"))
    store.insert("sync_job", user2=owner, **_columns(job))
    return call.ok("mailbox_modified", owner)


@edits("syncjob", log="mailbox edit syncjob", items="id")
def edit(call: Call, data: Data) -> bool:
    for number in data.each("id"):
        now = _details(call.store, number)
        if now is None:
            call.refuse("access_denied")
            continue
        job: Row = {switch: data.number(switch, now[switch]) for switch in (*_SWITCHES, "active")}
        for name in ("user1", "password1", "host1", "port1", "enc1", "mins_interval"):
            job[name] = data[name] if data.filled(name) else now[name]
        for name in ("exclude", "subfolder2", "custom_params"):
            job[name] = data[name] if data.has(name) else now[name]
        for name, _, _ in _LIMITED:
            job[name] = data.number(name) if data.get(name) not in (None, "") else now[name]
        for name in ("last_run", "success"):
            job[name] = None if data.has(name) else now[name]
        job["subfolder2"] = "" if php.empty(job["subfolder2"]) else job["subfolder2"]
        if not _are_options(call, php.text(job["custom_params"])):
            return False
        if not php.is_domain(job["host1"]):
            call.refuse("access_denied")
        elif _fits(call, job):
            call.store.change("sync_job", "id", now["id"], **_columns(job))
            call.ok("mailbox_modified", now["user2"])
    return True


@deletes("syncjob", log="mailbox delete syncjob", items="id")
def delete(call: Call, data: Data) -> bool:
    for number in data.each("id"):
        if not php.is_numeric(number):
            return False
        if not call.store.delete("sync_job", id=php.intval(number)):
            call.refuse("access_denied")
            continue
        call.ok("deleted_syncjob", number)
    return True
