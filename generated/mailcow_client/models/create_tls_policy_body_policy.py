"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

CreateTlsPolicyBodyPolicy = Literal["dane", "dane-only", "encrypt", "fingerprint", "may", "none", "secure", "verify"]
