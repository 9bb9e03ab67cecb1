"""The place where quirks live. Below it are bytes as mailcow sends them, above it replies as the effective spec says.

Nothing here does I/O: :class:`Quirks` prepares a request, understands its reply and says whether to try again, and two
thin drivers (``_async/client.py`` and its sync twin) send what lies between.

What it takes away:

- ``{}`` where nothing is found becomes an empty list, or :class:`NotFound` where one object was asked for.
- A refusal under HTTP 200 becomes a typed error; a bare result becomes a list of one.
- A GET that is answered 200 with nothing becomes :class:`NotAuthenticated`, a write :class:`OutcomeUnknown`.
- The session cookie of each reply stands for the key. It is dropped here, and none is ever sent.
- What broke off is tried again where that is safe: see :meth:`Quirks.pause`. 401 and 403 never are: each counts
  towards a ban of the address.
- Deletions go one after another, and get time: see :func:`is_deletion`.

The evidence for each stands in the overlays.
"""

from __future__ import annotations

import json
import logging
import random
import re
import ssl
from contextlib import suppress
from typing import Any, Protocol, TypeVar

import httpx
from mailcow_client.types import Operation

from mailcow_facade import errors
from mailcow_facade.advice import advice

KEY_HEADER = "X-API-Key"
DELETION_SECONDS = 120.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0

E = TypeVar("E", bound=errors.MailcowError)

_REFUSED = ("danger", "error")
_RESULT = {"type", "log", "msg"}

# What mailcow calls it when something of that name is there already.
_EXISTS = frozenset(
    {
        "bcc_exists",
        "dkim_domain_or_sel_exists",
        "domain_exists",
        "is_alias",
        "is_alias_or_mailbox",
        "is_spam_alias",
        "object_exists",
        "policy_list_from_exists",
        "recipient_map_entry_exists",
        "template_exists",
        "tls_policy_map_entry_exists",
        "transport_dest_exists",
    }
)
# What the database says where mailcow does not look first.
_DUPLICATE = "Duplicate entry"

# What mailcow calls it when there is no such object, or not the one that it shall belong to.
_NOT_FOUND = frozenset(
    {
        "access_denied",
        "app_passwd_id_invalid",
        "domain_not_found",
        "global_map_invalid",
        "hash_not_found",
        "object_doesnt_exist",
        "pushover_credentials_missing",
        "relayhost_invalid",
        "settings_map_invalid",
        "targetd_not_found",
        "template_id_invalid",
        "template_missing",
    }
)


class _WithoutCookies(logging.Filter):
    """httpcore logs the headers of replies at the level DEBUG; mailcow's session cookie is worth as much as the key."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, str) and "cookie" in record.msg.lower():
            record.msg = re.sub(_COOKIE, r"\1 b'masked')", record.msg)
        return True


_COOKIE = r"(?i)(\(b'(?:set-)?cookie',) b(?:'[^']*'|\"[^\"]*\")\)"
for _name in ("httpcore.http11", "httpcore.http2"):
    logging.getLogger(_name).addFilter(_WithoutCookies())


def is_deletion(request: httpx.Request) -> bool:
    """Whether the request deletes something.

    mailcow's deletions do not bear company: side by side they end in database deadlocks, which leave mailboxes deleted
    by halves. So a client sends one at a time, and gives it at least ``DELETION_SECONDS`` to answer: one that is given
    up goes on in the server, and would meet the next.
    """
    return request.url.path.startswith("/api/v1/delete/")


class Judge(Protocol):
    """Looks at each reply as it came on the wire. A request brings its own as ``extensions["judge"]``, or has the
    client's."""

    def check(self, request: httpx.Request, data: Any) -> None: ...


class Quirks:
    """How one key's requests go out and how the replies are to be understood.

    Args:
        api_key: the key; it appears in no ``repr`` and no error.
        retries: how often a request that broke off may be sent again.
        contract: what each reply must agree with, where that is wanted.
    """

    def __init__(self, api_key: str, *, retries: int = 0, contract: Judge | None = None) -> None:
        self.api_key = api_key
        self._retries = retries
        self._contract = contract
        # A reply with something in it proves the key; after that, an empty reply means something else.
        self._proven = False

    def outgoing(self, request: httpx.Request) -> httpx.Request:
        """The request to send: a copy with the key and without cookies; the caller's own never holds the key."""
        headers = request.headers.copy()
        headers.pop("cookie", None)
        headers[KEY_HEADER] = self.api_key
        extensions = request.extensions
        timeout = extensions.get("timeout", {})
        if is_deletion(request) and timeout.get("read") is not None:
            seconds = max(timeout["read"], DELETION_SECONDS)
            extensions = {**extensions, "timeout": {**timeout, "read": seconds}}
        return httpx.Request(request.method, request.url, headers=headers, stream=request.stream, extensions=extensions)

    def pause(self, error: errors.MailcowError, attempt: int) -> float | None:
        """How many seconds to wait until the request is sent again, or None where it is not.

        Only an error that is ``retryable`` is tried again, and only so often. The pause doubles each time, up to
        ``LONGEST_PAUSE``, and up to half of it is cut at random, so that clients do not come back all at once.
        """
        if not error.retryable or attempt >= self._retries:
            return None
        longest: float = min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)
        return longest * random.uniform(0.5, 1)  # noqa: S311

    def incoming(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        """The reply, which has been read, as the effective spec says: its parsed value under ``extensions["data"]``.

        It is the same object, without its cookies: to build a second one would take longer than all else here.

        Raises:
            ApiError: it is no success.
        """
        call = _Call(request, response.status_code)
        content = response.content
        if response.status_code != 200:
            raise self._refused(call, response.headers, content)
        if not content:
            raise self._nothing(call)
        data: Any
        if call.reply == "text":
            data = content.decode("utf-8", "replace")
        else:
            try:
                data = json.loads(content)
            except (ValueError, RecursionError):
                raise call.unreadable(content) from None
        self._proven = self._proven or not call.writes
        judge: Judge | None = request.extensions.get("judge", self._contract)
        if judge and not call.writes:
            judge.check(request, data)
        if call.reply != "text":
            understood = _understand(call, data)
            if judge and call.writes:  # a refusal goes first: it says that nothing was written
                judge.check(request, data)
            data = understood
        response.headers.pop("set-cookie", None)
        response.extensions["data"] = data
        return response

    def failure(self, request: httpx.Request, error: httpx.RequestError) -> errors.MailcowError:
        """The error for a request that got no reply, or one that could not be decoded."""
        call = _Call(request, None)
        where = f"{request.url.scheme}://{request.url.netloc.decode('ascii', 'replace')}"
        sent = not isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError))
        if sent and call.writes:
            return call.unknown(f"{where} broke off before it answered ({type(error).__name__})")
        if isinstance(error, httpx.DecodingError):
            return call.broken(errors.UnexpectedReply, f"the reply from {where} is damaged: {error}")
        if _is_tls(error):
            return call.error(errors.TlsError, f"no TLS connection to {where}: {error}")
        if isinstance(error, httpx.TimeoutException):
            if sent:
                return call.error(errors.ConnectionTimeout, f"{where} sent no reply in time")
            return call.broken(errors.ConnectionTimeout, f"{where} could not be reached in time")
        return call.broken(errors.ConnectionFailed, f"no reply from {where}: {error or type(error).__name__}")

    def _nothing(self, call: _Call) -> errors.ApiError:
        if call.writes:
            return call.unknown("mailcow answered with nothing, as it does when it fails halfway")
        if self._proven:
            return call.error(
                errors.UnexpectedReply,
                "mailcow answered with nothing, as it does when it fails inside: an argument it cannot take, or a log "
                "too large for its memory",
            )
        return call.error(
            errors.NotAuthenticated,
            "mailcow answered with nothing, as it does when a request has no valid API key. Check the key, and that no "
            f"proxy removes the header {KEY_HEADER}",
        )

    def _refused(self, call: _Call, headers: httpx.Headers, content: bytes) -> errors.ApiError:  # noqa: PLR0911
        status = call.status or 0
        message = _message_of(content)
        if 300 <= status < 400:
            use = ""
            if to := headers.get("location", ""):
                with suppress(httpx.InvalidURL):  # then it is no address to tell
                    target = call.url.join(to)
                    use = f": use {target.scheme}://{target.netloc.decode('ascii')}"
            return call.error(errors.UnexpectedReply, f"the server redirects{use}; redirects are not followed")
        if status == 401 and message:
            if found := re.search(r"denied for ip (\S+)", message):
                address = found.group(1)
                return call.error(
                    errors.IpNotAllowed,
                    f"this key may not be used from {address}. Allow that address in mailcow's API settings, and do "
                    "not try again before: each try counts towards a ban",
                    address=address,
                )
            return call.error(
                errors.NotAuthenticated,
                "mailcow does not know this API key. Do not try again with it: each try counts towards a ban of your "
                "address",
            )
        if status == 403:
            if "read/write" in message:
                return call.error(errors.ReadOnlyKey, "this API key may only read; writing needs the read-write key")
            return call.error(errors.PermissionDenied, message or "mailcow refuses the request (HTTP 403)")
        if status == 404 and "route" in message:
            since = call.since
            age = f"; it came with mailcow {since}" if since else ""
            return call.error(errors.RouteNotFound, f"this server does not have {call.path}{age}", since=since or None)
        if status == 401:
            return call.error(errors.PermissionDenied, "a proxy before mailcow wants a login of its own (HTTP 401)")
        if status in (400, 404, 405, 422, 501) and message:
            return call.error(errors.Rejected, message)
        if status in (413, 429):
            return call.error(errors.UnexpectedReply, f"a proxy before mailcow refuses the request (HTTP {status})")
        # nginx sends a POST that PHP did not end to a page which takes none: its 405 without a word is a 502.
        if call.writes and (status == 405 or status >= 500):
            return call.unknown(
                f"HTTP {status} from the web server: mailcow's database, Redis or PHP is down or broke off"
            )
        if status == 405 or status >= 500:
            about = call.broken if status in (502, 503, 504) else call.error
            return about(
                errors.UnexpectedReply,
                f"HTTP {status} from the web server: mailcow's {_part_of(status, content)} is down",
            )
        return call.error(errors.UnexpectedReply, f"HTTP {status} with no word from mailcow: is this its address?")


class _Call:
    """What is known of the request whose reply is read, without its headers and body."""

    def __init__(self, request: httpx.Request, status: int | None) -> None:
        operation: Operation | None = request.extensions.get("operation")
        self.url = request.url
        self.path = request.url.path
        self.status = status
        self.name = operation.id if operation else f"{request.method} {request.url.path}"
        self.reply = operation.reply if operation else ("results" if request.method == "POST" else "value")
        self.writes = operation.writes if operation else request.method != "GET"
        self.since = operation.since if operation else ""

    def error(self, kind: type[E], message: str, **about: Any) -> E:
        return kind(message, status=self.status, operation=self.name, **about)

    def broken(self, kind: type[E], message: str) -> E:
        """An error that may be gone in a moment, after which nothing speaks against sending the request again."""
        error = self.error(kind, message)
        error.retryable = True
        return error

    def unknown(self, what: str) -> errors.OutcomeUnknown:
        return self.error(
            errors.OutcomeUnknown, f"{what}. It may have been carried out: read the object back before you try again"
        )

    def unreadable(self, content: bytes) -> errors.ApiError:
        page = content[:200].lstrip().startswith(b"<")
        what = "an HTML page came, not JSON: a proxy or a login page" if page else "the reply is no JSON or breaks off"
        if self.writes:
            return self.unknown(what)
        return (self.error if page else self.broken)(errors.UnexpectedReply, what)


def _understand(call: _Call, data: Any) -> Any:
    if call.reply == "results":
        return _results(call, data)
    if is_refusal(data):
        raise _refusal(call, data if isinstance(data, list) else [data])
    if call.reply == "list":
        if isinstance(data, dict) and all(key.isdecimal() for key in data):
            return list(data.values())  # PHP's list with a gap, and its empty one
        if not isinstance(data, list):
            raise call.error(errors.UnexpectedReply, f"a list was expected, not {type(data).__name__}")
    if (call.reply in ("object", "scalar") and data in ({}, [])) or (call.reply == "either" and data == {}):
        raise call.error(errors.NotFound, f"there is no {call.path.rpartition('/')[2] or 'such object'}")
    if call.reply == "object" and not isinstance(data, dict):
        raise call.error(errors.UnexpectedReply, f"an object was expected, not {type(data).__name__}")
    return data


def is_refusal(data: Any) -> bool:
    """Whether mailcow answered a read with "no", under HTTP 200."""
    if isinstance(data, dict):
        return data.get("type") == "error" and "msg" in data
    return isinstance(data, list) and bool(data) and all(_is_refused(row) for row in data)


def _is_refused(row: Any) -> bool:
    return isinstance(row, dict) and row.get("type") in _REFUSED and "msg" in row and row.keys() <= _RESULT


def _results(call: _Call, data: Any) -> list[dict[str, Any]]:
    results = data if isinstance(data, list) else [data]
    if not all(isinstance(result, dict) and "type" in result for result in results):
        raise call.unknown("the reply does not say what was done")
    failed = [result for result in results if result["type"] in _REFUSED]
    succeeded = [result for result in results if result["type"] == "success"]
    if not succeeded and not failed:
        failed = [result for result in results if result["type"] == "warning"]  # a refusal, where it stands alone
    if not failed:
        return results
    if not succeeded:
        raise _refusal(call, failed)
    raise call.error(
        errors.PartialFailure,
        f"{len(succeeded)} of {len(results)} went through; refused: " + "; ".join(map(_told, failed)),
        succeeded=[_outcome(result) for result in succeeded],
        failed=[_outcome(result, _refusal(call, [result])) for result in failed],
        reply=[without_echo(result) for result in results],
    )


def _outcome(result: dict[str, Any], error: errors.ApiError | None = None) -> errors.Outcome:
    code, *params = _words(result)
    return errors.Outcome(str(params[0]) if params else "", code, error)


def _refusal(call: _Call, failed: list[dict[str, Any]]) -> errors.ApiError:
    code, *params = _words(failed[0])
    kind: type[errors.ApiError] = errors.Rejected
    told = "; ".join(map(_told, failed))
    if code in _EXISTS or _DUPLICATE in code:
        kind = errors.AlreadyExists
    elif code in _NOT_FOUND:
        kind = errors.NotFound
        if code == "access_denied":
            # An API key is an administrator's: what it is denied is not there.
            told = "there is no such object, or what it belongs to is not there (mailcow says access_denied)"
    return call.error(kind, told, code=code, params=params, reply=[without_echo(result) for result in failed])


def _words(result: dict[str, Any]) -> list[Any]:
    message = result.get("msg", "")
    words = message if isinstance(message, list) else [message]
    return [str(words[0]) if words else "", *words[1:]]


def _told(result: dict[str, Any]) -> str:
    code, *params = _words(result)
    simple = [str(param) for param in params if isinstance(param, (str, int, float)) and str(param)]
    told = f"{code} ({', '.join(simple)})" if simple else code
    says = advice(code, params)
    return f"{told}: {says}" if says else told


def without_echo(result: dict[str, Any]) -> dict[str, Any]:
    """A result of a write without its ``log``: that repeats the request, for some routes with the password in clear."""
    return {name: value for name, value in result.items() if name != "log"}


def _part_of(status: int, content: bytes) -> str:
    """Which part is down, as PHP's page for a failure tells; a web server's own page tells nothing of that."""
    parts = ((b"dockerapi", "Docker API"), (b"Redis", "Redis"), (b"database", "database"))
    known = (part for word, part in parts if status == 500 and word in content)
    return next(known, "database, Redis or PHP")


def _message_of(content: bytes) -> str:
    try:
        data = json.loads(content)
    except ValueError:
        return ""
    return str(data.get("msg", "")) if isinstance(data, dict) else ""


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "SSL:" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
