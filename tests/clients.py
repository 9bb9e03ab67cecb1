"""Clients for tests: the same test talks to a Mailcow and to an AsyncMailcow."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Literal, Protocol, cast

import httpx

from mailcow_facade import AsyncMailcow, Mailcow

Mode = Literal["sync", "async"]
Handler = Callable[[httpx.Request], httpx.Response]


class Connect(Protocol):
    """Opens a client; the fixture of this name closes it after the test."""

    def __call__(self, url: str = ..., **options: Any) -> Mailcow: ...


class Answering(Protocol):
    """Opens a client of a server that answers as ``handler`` does, or always in one way."""

    def __call__(self, handler: Handler | httpx.Response, **options: Any) -> Mailcow: ...


class MadeUp(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A server that answers as ``handler`` does, or always in one way.

    On a cassette none of it is recorded, as it would be with httpx's own MockTransport.
    """

    def __init__(self, handler: Callable[[httpx.Request], Any] | httpx.Response) -> None:
        self._handler = handler if callable(handler) else lambda request: handler

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return _copy(self._handler(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        answer = self._handler(request)
        return _copy(await answer if inspect.isawaitable(answer) else answer)


def _copy(reply: httpx.Response) -> httpx.Response:
    """A reply belongs to the client that it went to, while tests hold on to theirs."""
    return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)


def open_client(mode: Mode, url: str, runner: asyncio.Runner, **options: Any) -> Mailcow:
    """A client of this kind, behind the face of a Mailcow."""
    if mode == "sync":
        return Mailcow(url, **options)
    # mypy cannot see that each method waits for its twin; the tests do.
    return cast(Mailcow, Blocking(AsyncMailcow(url, **options), runner))


class Blocking:
    """An AsyncMailcow, or a part of it, whose calls are waited for."""

    def __init__(self, target: Any, runner: asyncio.Runner) -> None:
        self._target = target
        self._runner = runner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, {"close": "aclose"}.get(name, name))
        if callable(value):
            return lambda *args, **options: self._wait(value(*args, **options))
        if type(value).__module__.startswith("mailcow_facade._async"):
            return Blocking(value, self._runner)
        return value

    def __enter__(self) -> Blocking:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return repr(self._target)

    def _wait(self, result: Any) -> Any:
        if inspect.isawaitable(result):
            return self._runner.run(_awaited(result))
        if isinstance(result, AsyncIterator):
            return self._iterate(result)
        return result

    def _iterate(self, items: AsyncIterator[Any]) -> Iterator[Any]:
        try:
            while True:
                try:
                    yield self._runner.run(_awaited(anext(items)))
                except StopAsyncIteration:
                    return
        finally:
            if inspect.isasyncgen(items):
                self._runner.run(_awaited(items.aclose()))


async def _awaited(value: Any) -> Any:
    return await value
