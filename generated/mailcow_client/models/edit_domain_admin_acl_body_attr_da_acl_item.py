"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditDomainAdminAclBodyAttrDaAclItem = Literal[
    "alias_domains",
    "app_passwds",
    "bcc_maps",
    "domain_desc",
    "domain_relayhost",
    "extend_sender_acl",
    "filters",
    "login_as",
    "mailbox_relayhost",
    "protocol_access",
    "pushover",
    "quarantine",
    "ratelimit",
    "smtp_ip_access",
    "sogo_access",
    "spam_policy",
    "syncjobs",
    "unlimited_quota",
]
