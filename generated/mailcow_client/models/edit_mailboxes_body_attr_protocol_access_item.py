"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditMailboxesBodyAttrProtocolAccessItem = Literal["dav", "eas", "imap", "pop3", "sieve", "smtp"]
