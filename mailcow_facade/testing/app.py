"""The place where quirks are made: requests in, replies as mailcow sends them. The mirror of ``transport.py``."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from mailcow_facade.testing import php, routes
from mailcow_facade.testing.call import Call, Data, Nothing, Raw, Session
from mailcow_facade.testing.faults import PROXY_PAGE
from mailcow_facade.testing.resources import cors
from mailcow_facade.testing.state import State

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

COOKIE = "MCSESSID"
MOST_SESSIONS = 10_000
JSON = "application/json"
HTML = "text/html; charset=utf-8"

_NOT_FOUND = b"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>\n"
_ALWAYS = {
    "server": "nginx",
    "expires": "Thu, 19 Nov 1981 08:52:00 GMT",
    "cache-control": "no-store, no-cache, must-revalidate",
    "pragma": "no-cache",
}
_PROJECT = Path(__file__).resolve().parent.parent


class Request(NamedTuple):
    """What came over the wire."""

    method: str
    path: str
    uri: str
    """Path and query as they came."""
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    address: str


class Reply(NamedTuple):
    """What goes over the wire."""

    status: int
    body: bytes
    content_type: str = JSON
    cookie: str = ""
    """A new session's."""
    headers: Sequence[tuple[str, str]] = ()
    """Further ones."""


class Posted(NamedTuple):
    """What PHP finds in the body of a request: JSON texts by their names, and JSON sent as such."""

    fields: dict[str, str]
    body: Any = None


class Refused(Exception):
    """The request ends here, with this reply."""

    def __init__(self, status: int, message: str, content_type: str = JSON) -> None:
        super().__init__(message)
        self.reply = Reply(status, php.encode({"type": "error", "msg": message}), content_type)


class App:
    """An ASGI application that answers as mailcow's API does.

    Args:
        state: the server.
        keys: the API keys, each with its access: ``rw`` or ``ro``.
        allow_from: the addresses that may use them.
        drop: breaks a connection off; given the client's host and port.
    """

    def __init__(
        self,
        state: State,
        keys: dict[str, str],
        allow_from: frozenset[str],
        drop: Callable[[tuple[str, int]], None],
    ) -> None:
        self.state = state
        self._keys = {key.lower(): access for key, access in keys.items()}
        self._allow_from = allow_from
        self._drop = drop
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = await _read(scope, receive)
        if self.state.seen_from:
            request = request._replace(address=self.state.seen_from)
        faults = self.state.faults
        if faults.latency:
            await asyncio.sleep(faults.latency)
        spoilt = faults.next()
        if spoilt == "reset":
            await self._break_off(scope, receive)
            return
        reply = Reply(200, PROXY_PAGE, HTML) if spoilt == "html" else self.answer(request)
        headers = {**_ALWAYS, "content-type": reply.content_type, "content-length": str(len(reply.body))}
        if reply.cookie:
            headers["set-cookie"] = f"{COOKIE}={reply.cookie}; path=/; HttpOnly; SameSite=Lax"
        encoded = [(name.encode(), value.encode()) for name, value in (*headers.items(), *reply.headers)]
        await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
        if spoilt == "truncated":
            await send({"type": "http.response.body", "body": reply.body[: len(reply.body) // 2], "more_body": True})
            await self._break_off(scope, receive)
            return
        await send({"type": "http.response.body", "body": reply.body})

    async def _break_off(self, scope: Scope, receive: Receive) -> None:
        self._drop(tuple(scope["client"]))
        await receive()  # returns once the connection is gone

    def forget(self) -> None:
        """End all sessions."""
        self._sessions.clear()

    def answer(self, request: Request) -> Reply:
        """The reply to a request; what it wrote is kept before it goes out."""
        if page := self.state.faults.page(request.method):
            return Reply(page.status, page.body, HTML)
        if request.path == "/api/openapi.yaml" and request.method == "GET":
            return Reply(200, _pin(), "application/octet-stream")
        path = re.sub("/+", "/", request.path)
        if not path.startswith(routes.PREFIX):
            return Reply(404, _NOT_FOUND, HTML)
        with self.state.store.lock:
            reply = self._answer_api(request, path.removeprefix(routes.PREFIX))
            if reply.status != HTTPStatus.UNAUTHORIZED:
                reply = reply._replace(headers=cors.headers(self.state, request.headers.get("origin", "")))
            return reply

    def _answer_api(self, request: Request, path: str) -> Reply:
        identity, session, new = self._session(request)
        try:
            reply = self._answer(request, path, session)
        except Refused as refused:
            reply = refused.reply
        except Nothing:
            reply = Reply(200, b"")
        except php.Failure as failure:
            session.results.append({"type": "danger", "log": ["exception_handler"], "msg": failure.message})
            reply = Reply(200, b"")
        except BaseException:
            self.state.store.rollback()
            raise
        self.state.store.commit()
        return reply._replace(cookie=identity) if new else reply

    def _session(self, request: Request) -> tuple[str, Session, bool]:
        """The session of a request's cookie, or a new one."""
        try:
            cookies = SimpleCookie(request.headers.get("cookie", ""))
        except CookieError:
            cookies = SimpleCookie()
        identity = cookies[COOKIE].value if COOKIE in cookies else ""
        new = not identity
        identity = identity or secrets.token_hex(16)
        session = self._sessions.setdefault(identity, Session())
        self._sessions.move_to_end(identity)
        if len(self._sessions) > MOST_SESSIONS:
            self._sessions.popitem(last=False)
        return identity, session, new

    def _answer(self, request: Request, path: str, session: Session) -> Reply:
        self._authenticate(request, session)
        if status := cors.preflight(self.state, request.method, request.headers):
            return Reply(status, b"", HTML)
        if request.headers.get("sec-fetch-dest", "empty") != "empty":
            return Reply(403, b"")
        action = path.partition("/")[0]
        posted = _posted(request, action)
        self._log(request, posted)
        call = Call(self.state, session, request.address, request.query)
        if action == "get":
            return self._read(call, request, path)
        if action == "search":
            return self._search(call, request, path, posted)
        if action in ("add", "edit", "delete"):
            return self._write(call, request, path, posted)
        raise Refused(404, "route not found")

    def _authenticate(self, request: Request, session: Session) -> None:
        """Give the session what its key grants; one without a key keeps what it has."""
        key = request.headers.get("x-api-key", "")
        if not key:
            return
        access = self._keys.get(re.sub(r"[^a-zA-Z0-9-]", "", key).lower())
        if access is None:
            self.state.netfilter.hear(f"mailcow UI: Invalid password for API_USER by {request.address}")
            raise Refused(401, "authentication failed", HTML)
        if request.address not in self._allow_from:
            self.state.netfilter.hear(f"mailcow UI: Invalid password for API_USER by {request.address}")
            raise Refused(401, f"api access denied for ip {request.address}", HTML)
        session.role, session.access = "admin", access

    def _log(self, request: Request, posted: Posted) -> None:
        data = ", ".join(f"{name}='{_shown(value)}'" for name, value in posted.fields.items())
        line = {
            "time": int(self.state.clock.now()),
            "uri": request.uri,
            "method": request.method,
            "remote": request.address,
            "data": data,
        }
        self.state.store.log("api", line)

    def _read(self, call: Call, request: Request, path: str) -> Reply:
        if request.method != "GET":
            raise Refused(405, "only GET method is allowed")
        if not call.session.role:
            raise Nothing
        route, params = _found(path, "route not found")
        value = _function(route)(call, *params)
        if isinstance(value, Raw):
            return Reply(200, value.encode())
        return Reply(200, php.encode(value) if value else route.empty.encode())

    def _search(self, call: Call, request: Request, path: str, posted: Posted) -> Reply:
        if request.method != "POST":
            raise Refused(405, "only POST method is allowed")
        route, _ = _found(path, "Invalid search category")
        if not call.session.role:
            raise Refused(403, "Insufficient permissions")
        return Reply(200, php.encode(_function(route)(call, Data(_array(posted.body)))))

    def _write(self, call: Call, request: Request, path: str, posted: Posted) -> Reply:
        action = path.partition("/")[0]
        if call.session.access == "ro" or (action != "add" and not call.session.role):
            raise Refused(403, "API read/write access denied")
        if ("items" if action == "delete" else "attr") not in posted.fields:
            return Reply(200, php.encode({"type": "error", "msg": "Cannot find attributes in post data"}))
        if request.method != "POST":
            raise Refused(405, "only POST method is allowed")
        route, params = _found(path, "route not found")
        data = _data(action, posted, route.items)
        if route.of:
            data[route.of] = params[-1]
        call.log = route.echo(data)
        function = _function(route)
        if call.session.role or route.keyless == "judged":
            done = function(call, data, *params)
        else:
            done = False if route.keyless == "silent" else call.refuse("access_denied")
        if isinstance(done, Raw):
            return Reply(200, done.encode())
        told: Any = list(call.session.results)
        if call.session.role:
            call.session.results.clear()
        if not told and done is False:
            told = {"type": "error", "msg": f"Cannot {action} item"}
        return Reply(call.status, php.encode(told or {"type": "success", "msg": "Task completed"}))


def _found(path: str, otherwise: str) -> tuple[routes.Route, tuple[str, ...]]:
    found = routes.find(path)
    if found is None:
        raise Refused(404, otherwise)
    if found.route is None:
        raise Nothing
    return found.route, found.params


def _function(route: routes.Route) -> routes.Function:
    if route.run is None:
        raise Refused(501, f"the embedded mailcow does not imitate {route.method} {route.path}")
    return route.run


async def _read(scope: Scope, receive: Receive) -> Request:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    query = scope["query_string"].decode("latin-1")
    uri = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    values = parse_qs(query, keep_blank_values=True)
    return Request(scope["method"], scope["path"], uri, values, headers, body, scope["client"][0])


def _posted(request: Request, action: str) -> Posted:
    """What PHP finds in the body.

    Raises:
        Refused: JSON was promised and is none.
    """
    content_type = request.headers.get("content-type", "")
    fields = _form(request, content_type) if request.method == "POST" else {}
    if JSON not in content_type:
        return Posted(fields)
    body = _json(request.body)
    if action == "get":
        return Posted(fields)
    if body is None:
        raise Refused(400, "Request body doesn't contain valid json!")
    if action == "edit":
        if isinstance(body, str):
            raise php.Failure
        sent = body if isinstance(body, dict) else {}
        fields |= {name: json.dumps(sent.get(name)) for name in ("attr", "items")}
    elif action in ("add", "delete"):
        fields["attr" if action == "add" else "items"] = request.body.decode()
    return Posted(fields, body)


def _form(request: Request, content_type: str) -> dict[str, str]:
    if content_type.startswith("application/x-www-form-urlencoded"):
        values = parse_qs(request.body.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: found[-1] for name, found in values.items()}
    if content_type.startswith("multipart/form-data"):
        head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
        message = BytesParser(policy=HTTP).parsebytes(head + request.body)
        parts = [part for part in message.iter_parts() if part.get_filename() is None]
        named = {part.get_param("name", header="content-disposition"): part for part in parts}
        return {str(name): part.get_content().strip() for name, part in named.items() if name}
    return {}


def _json(body: bytes | str) -> Any:
    """A JSON value as PHP holds it; None where it is none."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    try:
        text = body if isinstance(body, str) else body.decode()
        value = json.loads(text, parse_constant=refuse)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        return None
    return php.decoded(value)


def _array(value: Any) -> dict[str, Any]:
    """A value as PHP makes an array of it."""
    if isinstance(value, dict):
        return value
    return dict(php.enumerate_keys(php.as_list(value)))


def _data(action: str, posted: Posted, items: str) -> Data:
    """What a write is about, as mailcow's functions are handed it."""
    sent = {name: _json(text) for name, text in posted.fields.items()}
    attributes = _array(sent.get("attr"))
    attributes.pop("csrf_token", None)
    if action == "add":
        return Data(attributes)
    chosen = sent.get("items")
    if "items" in sent and not isinstance(chosen, dict):
        chosen = php.as_list(chosen)
    if not items:
        return Data(attributes)
    return Data({items: chosen} if action == "delete" else php.merged({items: chosen}, attributes))


def _shown(text: str) -> str:
    """A field of a request as the log of the API shows it, its passwords starred."""
    value = _json(text)
    if not value:
        return ""
    if isinstance(value, dict):
        value = {name: "*" if "pass" in name.lower() else item for name, item in value.items()}
    return php.encode(value).decode()


@cache
def _pin() -> bytes:
    """The description that a server offers: this project's own, of the same contract.

    It is without prose, but programs look for a description of each parameter, which a server's own file has.
    """
    installed = _PROJECT / "spec" / "files" / "openapi.yaml"
    pin = (installed if installed.is_file() else _PROJECT.parent / "openapi.yaml").read_text(encoding="utf-8")
    return _PARAMETER.sub(r"\1- description: \3\n\1  \2", pin).encode()


_PARAMETER = re.compile(r"^( *)- (in: \w+\n\1  name: (.+)\n)", re.MULTILINE)
