"""A server against the contract: what it serves as its description, and what it answers."""

from __future__ import annotations

from mailcow_client import Client
from mailcow_client.types import Operation

from mailcow_facade.drift.server import ServerDrift
from mailcow_facade.errors import MailcowError
from mailcow_facade.spec.document import SPEC_PATH, SpecError

_SERVED = Operation(id="getOpenapi", method="GET", path=SPEC_PATH, reply="text", writes=False, since="")


class AsyncDrift:
    """One comparison.

    Args:
        client: whose server it is.
        drift: what to ask, and what collects the answers.
    """

    def __init__(self, client: Client, drift: ServerDrift) -> None:
        self._http = client.get_async_httpx_client()
        self._drift = drift

    async def compare(self) -> None:
        """Ask for everything, one after another."""
        sweep = self._drift.sweep
        for request in sweep.requests():
            compared = sweep.replies.compared
            extensions = {"operation": request.operation, "judge": sweep.replies}
            error = None
            try:
                await self._http.request("GET", request.path, extensions=extensions)
            except MailcowError as caught:
                error = caught
            if sweep.replies.compared > compared:  # what comes after that does not matter, such as "not found"
                sweep.came(request)
            elif error:
                sweep.failed(request, error)
        # Last, since anybody may read it: as a first reply it would seem to prove the key.
        await self._read_spec()

    async def _read_spec(self) -> None:
        try:
            reply = await self._http.request("GET", SPEC_PATH, extensions={"operation": _SERVED})
            self._drift.served(reply.content)
        except (MailcowError, SpecError) as error:
            self._drift.not_served(error.message if isinstance(error, MailcowError) else str(error))
