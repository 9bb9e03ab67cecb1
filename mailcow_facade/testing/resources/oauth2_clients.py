"""OAuth2 clients. There is no page to log in to, so no tokens come of them."""

from __future__ import annotations

import secrets
from typing import Any

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.routes import adds, deletes, edits, reads
from mailcow_facade.testing.store import Row, Store

LONGEST_URI = 2000


def _details(store: Store, number: Any) -> Row | None:
    return store.row("SELECT * FROM oauth2_client WHERE id = ?", php.intval(php.stored(number)))


@reads("oauth2-client/all")
def list_all(call: Call) -> Any:
    return call.store.rows("SELECT * FROM oauth2_client ORDER BY id")


@reads("oauth2-client/{id}")
def get(call: Call, number: str) -> Any:
    return _details(call.store, number)


@adds("oauth2-client", log="oauth2 add client")
def add(call: Call, data: Data) -> bool:
    uri = _uri(data.get("redirect_uri"))
    about = {"client_id": secrets.token_hex(6), "client_secret": secrets.token_hex(12)}
    call.store.insert("oauth2_client", **about, redirect_uri=uri, scope="profile")
    return call.ok("Added client access")


def _uri(value: Any) -> str | None:
    """An address as the database keeps it.

    Raises:
        Failure: it is too long.
    """
    uri = php.stored(value)
    if uri and len(uri) > LONGEST_URI:
        raise php.too_long("redirect_uri")
    return uri


@edits("oauth2-client", log="oauth2 edit client", items="id")
def edit(call: Call, data: Data) -> bool:
    for number in data.all("id"):
        now = _details(call.store, number)
        if now is None:
            return call.refuse("access_denied")
        if not data.has("revoke_tokens"):
            changed: Row = {"client_secret": secrets.token_hex(12)}
            if not data.has("renew_secret"):
                uri = _uri(data["redirect_uri"]) if data.filled("redirect_uri") else now["redirect_uri"]
                if php.empty(uri):
                    call.refuse("Redirect/Callback URL cannot be empty")
                    continue
                changed = {"redirect_uri": uri}
            if not php.is_numeric(number):
                raise php.database_error("22007", 1292, f"Truncated incorrect DOUBLE value: '{number}'")
            call.store.change("oauth2_client", "id", now["id"], **changed)
        call.ok("object_modified", php.html(php.text(number)))
    return True


@deletes("oauth2-client", log="oauth2 delete client", items="id")
def delete(call: Call, data: Data) -> None:
    numbers = data.all("id")
    for number in numbers:
        if not php.is_numeric(number):
            call.refuse("access_denied")
            continue
        call.store.delete("oauth2_client", id=php.intval(number))
    # Said once, whether there was one or not, with the last of them.
    call.ok("items_deleted", php.html(php.text(numbers[-1])) if numbers else "")
