"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditSyncJobsBodyAttrEnc1 = Literal["PLAIN", "SSL", "TLS"]
