"""DKIM keys. A key pair is made when it is first asked for, since nobody can tell and it takes long."""

from __future__ import annotations

import base64
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from mailcow_facade.testing import php
from mailcow_facade.testing.call import Call, Data
from mailcow_facade.testing.lookups import knows_domain
from mailcow_facade.testing.routes import adds, deletes, reads
from mailcow_facade.testing.store import Row, Store

SMALLEST_KEY = 384
"""Bits; OpenSSL makes no smaller one."""
LARGEST_KEY = 16384

_LENGTHS = ((391, "1024"), (564, "2048"), (736, "3072"), (1416, "4096"))


def has_key(store: Store, name: str) -> bool:
    """Whether a domain has one."""
    return store.has("SELECT 1 FROM dkim WHERE domain = ?", name)


def create(call: Call, domains: str, size: int, selector: str) -> None:
    """Give one domain its key, as part of another call."""
    inner = call.within("dkim", "add", {"key_size": size, "dkim_selector": selector, "domains": domains})
    _create(inner, domains, size, selector)


def _create(call: Call, name: str, size: int, selector: str) -> None:
    if not php.is_domain(name) or has_key(call.store, name) or not _is_selector(selector):
        call.refuse("dkim_domain_or_sel_invalid", name)
    elif not call.session.role or not knows_domain(call.store, name):
        call.refuse("access_denied", name)
    elif not SMALLEST_KEY <= size <= LARGEST_KEY:
        call.refuse("dkim_domain_or_sel_invalid", name)
    else:
        call.store.insert("dkim", domain=name, selector=selector, bits=size)
        call.ok("dkim_added", name)


def _is_selector(selector: str) -> bool:
    plain = selector.replace("-", "").replace("_", "").replace(".", "")
    return plain.isascii() and plain.isalnum()


@adds("dkim", log="dkim add", keyless="judged")
def add(call: Call, data: Data) -> None:
    selector = data.text("dkim_selector", "dkim")
    for name in php.split(data.get("domains")):
        if name:
            _create(call, name, data.number("key_size"), selector)


@adds("dkim_duplicate", log="dkim duplicate")
def duplicate(call: Call, data: Data) -> bool:
    source = _with_keys(call.store, data.text("from_domain"))
    if source is None:
        return call.refuse("dkim_domain_or_sel_invalid", data.get("from_domain"))
    for name in data.all("to_domain"):
        if not php.empty(name):
            call.store.put("dkim", **{**source, "domain": php.text(name)})
            call.ok("dkim_duplicated", data["from_domain"], name)
    return True


@adds("dkim_import", log="dkim import")
def import_key(call: Call, data: Data) -> bool:
    private = data.text("private_key_file").strip().replace("\r\n", "\n").replace("\r", "\n")
    name, selector = data.text("domain"), data.text("dkim_selector", "dkim")
    try:
        key = serialization.load_pem_private_key(private.encode(), None)
    except (ValueError, TypeError):
        return call.refuse("private_key_error", "error:1E08010C:DECODER routines::unsupported")
    if not isinstance(key, rsa.RSAPrivateKey) or not php.is_domain(name):
        return call.refuse("dkim_domain_or_sel_invalid", name)
    if has_key(call.store, name) and not data.number("overwrite_existing"):
        return call.refuse("dkim_domain_or_sel_exists", name)
    if not _is_selector(selector):
        return call.refuse("dkim_domain_or_sel_invalid", name)
    # mailcow deletes what was there first, and says so.
    call.within("dkim", "delete", {"domains": name}).ok("dkim_removed", name)
    call.store.put(
        "dkim", domain=name, selector=selector, bits=key.key_size, private_key=private, public_key=_public(key)
    )
    return call.ok("dkim_added", name)


@reads("dkim/{domain}")
def get(call: Call, name: str) -> Any:
    row = _with_keys(call.store, name)
    if row is None:
        return None
    public = row["public_key"]
    return {
        "pubkey": public,
        "length": next((bits for length, bits in _LENGTHS if len(public) < length), ">= 8192"),
        "dkim_txt": f"v=DKIM1;k=rsa;t=s;s=email;p={public}",
        "dkim_selector": row["selector"],
        "privkey": "",
    }


@deletes("dkim", log="dkim delete", items="domains")
def delete(call: Call, data: Data) -> None:
    for name in data.all("domains"):
        if not php.is_domain(name):
            call.refuse("dkim_domain_or_sel_invalid", name)
            continue
        call.store.delete("dkim", domain=name)
        call.ok("dkim_removed", name)


def _with_keys(store: Store, name: str) -> Row | None:
    """A domain's key pair, made now where it was not yet wanted."""
    row = store.row("SELECT * FROM dkim WHERE domain = ?", name)
    if row and row["public_key"] is None:
        key = rsa.generate_private_key(65537, max(row["bits"], 1024))
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        row |= {"public_key": _public(key), "private_key": private.decode().strip()}
        store.put("dkim", **row)
    return row


def _public(key: rsa.RSAPrivateKey) -> str:
    der = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()
