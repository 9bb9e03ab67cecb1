"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditMailboxTemplatesBodyAttrRlFrame = Literal["d", "h", "m", "s"]
