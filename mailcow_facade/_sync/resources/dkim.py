# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""DKIM keys of domains."""

from __future__ import annotations

import base64
import re

from mailcow_client import Client, models
from mailcow_client.api import dkim as api
from mailcow_client.api import domains as domains_api

from mailcow_facade import arguments
from mailcow_facade._sync.resources.existence import there_is
from mailcow_facade.batches import Batch, written
from mailcow_facade.errors import AlreadyExists, Rejected

# PHP keeps up to 16 errors in each of its processes, of which mailcow starts up to 15; a refusal takes one away.
IMPORT_TRIES = 250

_PEM = re.compile(r"-----BEGIN (?P<kind>RSA )?PRIVATE KEY-----\s+(?P<base64>[^-]+)-----END (RSA )?PRIVATE KEY-----")
_RSA = bytes.fromhex("2a864886f70d010101")


class Dkim:
    """DKIM keys: each domain and alias domain has one or none. mailcow has no list of them."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self, domain: str) -> models.Dkim:
        """The key of a domain or alias domain; of one that has been deleted, too, as its key stays.

        Raises:
            NotFound: it has none.
        """
        return api.get_dkim.sync(arguments.domain(domain, "domain"), client=self._client)

    def exists(self, domain: str) -> bool:
        """Whether a domain has a key."""
        return there_is(self.get, domain)

    def create(self, domain: str, *, dkim_selector: str = "dkim", length: int = 2048) -> models.Dkim:
        """Make a key for a domain or alias domain, and return it.

        A new domain has got one already; this is for one whose key was deleted.

        Args:
            domain: the domain's name.
            dkim_selector: the name of the key in DNS: letters, digits, ``-``, ``_`` and ``.``.
            length: in bits, 512 to 8192. 4096 takes the server seconds, 8192 some 20.

        Raises:
            AlreadyExists: the domain has a key.
            NotFound: there is no such domain.
            ValueError: the selector or the length is one that mailcow refuses.
        """
        name = arguments.domain(domain, "domain")
        body = models.CreateDkimBody(
            domains=name,
            dkim_selector=arguments.dkim_selector(dkim_selector),
            key_size=arguments.dkim_bits(length, "length"),
        )
        # mailcow has one code for a key that is there and for all that it does not like.
        self._check_free(name, api.create_dkim.OPERATION.id)
        api.create_dkim.sync(client=self._client, body=body)
        with written(f"the key of {name}"):
            return self.get(name)

    def duplicate(self, from_domain: str, to_domain: str, *, overwrite: bool = False) -> models.Dkim:
        """Give a domain the key and selector of another one, and return that.

        Args:
            from_domain: the domain that has the key.
            to_domain: the domain or alias domain that gets it.
            overwrite: whether to replace a key that is there.

        Raises:
            AlreadyExists: ``to_domain`` has a key. mailcow itself would replace it.
            NotFound: ``from_domain`` has no key, or there is no domain ``to_domain`` (mailcow itself says success).
        """
        source, target = arguments.domain(from_domain, "from_domain"), arguments.domain(to_domain, "to_domain")
        arguments.flag(overwrite, "overwrite")
        if source == target:
            raise ValueError("both domains are the same")
        self.get(source)
        domains_api.get_domain.sync(target, client=self._client)  # alias domains are found as well
        if not overwrite:
            self._check_free(target, api.duplicate_dkim.OPERATION.id)
        body = models.DuplicateDkimBody(from_domain=source, to_domain=[target])
        api.duplicate_dkim.sync(client=self._client, body=body)
        with written(f"the key of {target}"):
            return self.get(target)

    def import_key(
        self, domain: str, private_key: str, *, dkim_selector: str = "dkim", overwrite: bool = False
    ) -> models.Dkim:
        """Store a key made elsewhere, and return it as mailcow reads it. The domain need not exist yet.

        mailcow refuses a good key for each error that an earlier request, such as a :meth:`create`, has left behind: 50
        times is nothing unusual. So it is tried again until it goes through, 250 times at most.

        Args:
            domain: the domain's name.
            private_key: the RSA key in PEM, without a passphrase.
            dkim_selector: the name of the key in DNS: letters, digits, ``-``, ``_`` and ``.``.
            overwrite: whether to replace a key that is there.

        Raises:
            AlreadyExists: the domain has a key.
            Rejected: ``private_key_error``: the key cannot be read.
            ValueError: it is no RSA key in PEM, is damaged or has a passphrase; or the selector will not do.
        """
        name = arguments.domain(domain, "domain")
        _check_key(private_key)
        body = models.ImportDkimBody(
            domain=name,
            private_key_file=private_key,
            dkim_selector=arguments.dkim_selector(dkim_selector),
            overwrite_existing=overwrite,
        )
        if not overwrite:
            self._check_free(name, api.import_dkim.OPERATION.id)
        for tries_left in reversed(range(IMPORT_TRIES)):
            try:
                api.import_dkim.sync(client=self._client, body=body)
                break
            except Rejected as error:
                if error.code != "private_key_error" or not tries_left:
                    raise
        with written(f"the key of {name}"):
            return self.get(name)

    def delete(self, *domains: str) -> None:
        """Delete the keys of domains, one after another. Their mail goes out unsigned from then on.

        Raises:
            NotFound: the domain has no key (mailcow itself says success).
            PartialFailure: of several, some were not deleted.
        """
        batch = Batch(
            [arguments.domain(domain, "domain") for domain in domains], operation=api.delete_dkim.OPERATION.id
        )
        for name in batch.items:
            with batch.trying(name):
                self.get(name)
                api.delete_dkim.sync(client=self._client, body=[name])
        batch.settle()

    def _check_free(self, name: str, operation: str) -> None:
        if self.exists(name):
            raise AlreadyExists(f"{name} has a DKIM key already", operation=operation)


def _check_key(private_key: str) -> None:
    """Refuse what is certainly no RSA key, as mailcow's own refusal may mean nothing. No message shows any of it."""
    if not isinstance(private_key, str):
        raise TypeError(f"private_key is a str, not {type(private_key).__name__}")
    found = _PEM.fullmatch(private_key.strip())
    if not found or "ENCRYPTED" in private_key:
        raise ValueError("private_key is no RSA key in PEM, or it has a passphrase")
    try:
        key = base64.b64decode("".join(found["base64"].split()), validate=True)
    except ValueError:
        key = b""
    # A sequence whose length is in two bytes, up to the end; where the header leaves it open, RSA's name is in it.
    whole = key[:2] == b"\x30\x82" and int.from_bytes(key[2:4], "big") == len(key) - 4
    if not whole or not (found["kind"] or _RSA in key[:40]):
        raise ValueError("private_key is damaged, or it is no RSA key")
