"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

CreateMailboxTemplateBodyProtocolAccessItem = Literal["dav", "eas", "imap", "pop3", "sieve", "smtp"]
