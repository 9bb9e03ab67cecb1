"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditAppPasswordsBodyAttrProtocolsItem = Literal[
    "dav_access", "eas_access", "imap_access", "pop3_access", "sieve_access", "smtp_access"
]
