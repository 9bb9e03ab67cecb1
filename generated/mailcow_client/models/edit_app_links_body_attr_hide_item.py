"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditAppLinksBodyAttrHideItem = Literal["0", "1"]
