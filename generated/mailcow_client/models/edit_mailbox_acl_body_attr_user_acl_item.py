"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditMailboxAclBodyAttrUserAclItem = Literal[
    "app_passwds",
    "delimiter_action",
    "eas_reset",
    "pushover",
    "pw_reset",
    "quarantine",
    "quarantine_attachments",
    "quarantine_category",
    "quarantine_notification",
    "sogo_profile_reset",
    "spam_alias",
    "spam_policy",
    "spam_score",
    "syncjobs",
    "tls_policy",
]
