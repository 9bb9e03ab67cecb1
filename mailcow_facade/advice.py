"""What mailcow's codes mean, and what to do next, where that is known. In our own words; pure functions.

A code alone, such as ``mailbox_quota_left_exceeded``, tells too little, and its numbers have no unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mailcow_client import models

_SAYS: dict[str, str] = {
    # Mailboxes
    "extra_acl_invalid": "{0} is neither an address nor a domain",
    "extra_acl_invalid_domain": "{0} is a domain of this server: such addresses belong into sender_acl",
    "is_alias": "{0} is an alias: delete it first, or let it lead to another mailbox",
    "is_spam_alias": "{0} is a time-limited alias: delete it first",
    "mailbox_invalid": "what stands before or behind the @ cannot be in an address",
    "mailbox_quota_exceeded": "one mailbox of this domain may get {0 MiB} at most: ask for less, or raise the domain's "
    "max_quota_for_mbox with domains.edit",
    "mailbox_quota_left_exceeded": "{0 MiB} at most can be given here: ask for less, or raise, with domains.edit, "
    "the domain's max_quota_for_domain, of which the other mailboxes' quotas are taken, or its max_quota_for_mbox",
    "max_mailbox_exceeded": "the domain has {0} of {1} mailboxes: delete one, or raise its max_num_mboxes_for_domain "
    "with domains.edit",
    "password_complexity": "the password does not keep to the server's policy, which password_policy.get tells",
    "sender_acl_invalid": "{0} is no address, alias or domain of this server; what is elsewhere belongs into "
    "extended_sender_acl",
    "username_invalid": "{0} is no address",
    # Domains
    "aliases_in_use": "there are {0} aliases: max_num_aliases_for_domain cannot be lower",
    "defquota_empty": "def_quota_for_mbox must be 1 MiB at least",
    "domain_cannot_match_hostname": "the name is the server's own",
    "domain_exists": "{0} is a domain or an alias domain already",
    "domain_invalid": "the name is none of a domain, or the domain is not there",
    "domain_not_empty": "there are mailboxes or resources in it, perhaps half-deleted ones, which "
    "mailboxes.half_deleted tells: delete these first",
    "domain_not_found": "there is no domain {0}",
    "domain_quota_m_in_use": "the quotas of its mailboxes add up to {0 MiB}: max_quota_for_domain cannot be lower",
    "mailbox_defquota_exceeds_mailbox_maxquota": "def_quota_for_mbox is larger than max_quota_for_mbox",
    "mailbox_quota_exceeds_domain_quota": "max_quota_for_mbox is larger than max_quota_for_domain",
    "mailboxes_in_use": "there are {0} mailboxes: max_num_mboxes_for_domain cannot be lower",
    "max_quota_in_use": "a mailbox has a quota of {0 MiB}: max_quota_for_mbox cannot be lower",
    "maxquota_empty": "max_quota_for_mbox must be 1 MiB at least",
    # Aliases
    "goto_invalid": "{0} is no address",
    "is_alias_or_mailbox": "{0} is the address of an alias or a mailbox already",
    "max_alias_exceeded": "the domain has as many aliases as it may: delete one, or raise its "
    "max_num_aliases_for_domain with domains.edit",
    "targetd_relay_domain": "{0} is a backup MX, which has no alias domains",
    # The rest
    "app_passwd_id_invalid": "there is no such app password",
    "authsource_in_use": "mailboxes use it: give them another authsource first, or delete them",
    "bcc_exists": "there is a map of this type for {0} already",
    "invalid_host": "no address of {0} can be found",
    "no_active_admin": "another administrator must be active first",
    "object_exists": "there is {0} already",
    "recipient_map_entry_exists": "there is a map for {0} already",
    "template_exists": "there is a template {0} already",
    "tls_policy_map_entry_exists": "there is a policy for {0} already",
    "transport_dest_exists": "there is a transport for {0} already",
    "redis_error": "the server's Redis does not answer; part of the work may be done",
}


def advice(code: str, params: Sequence[Any] = ()) -> str:
    """What a code means and what helps, as part of a sentence; "" where it is not known.

    Args:
        code: the first word of mailcow's message.
        params: what stands behind it.
    """
    says = _SAYS.get(code, "")
    places = {int(place) for place in re.findall(r"\{(\d)", says)}
    if any(place >= len(params) or not isinstance(params[place], (str, int, float)) for place in places):
        return ""  # another version of mailcow says it in another way
    return re.sub(
        r"\{(\d)( MiB)?\}",
        lambda slot: (_size if slot[2] else str)(params[int(slot[1])]),
        says,
    )


def in_words(policy: models.PasswordPolicy) -> str:
    """What a password must be like, as part of a sentence."""
    demands: list[tuple[bool, str]] = [
        (policy.chars and not policy.lowerupper, "a letter from A to Z"),
        (policy.lowerupper, "a small and a capital letter"),
        (policy.numbers, "a digit"),
        (policy.special_chars, "something that is neither a letter from A to Z nor a digit"),
    ]
    return ", ".join([f"at least {policy.length} bytes", *(words for wanted, words in demands if wanted)])


def _size(mebibytes: str | float) -> str:
    """A number of MiB, in GiB where that is a whole number."""
    try:
        size = float(mebibytes)
    except ValueError:
        return str(mebibytes)
    if size and size % 1024 == 0:
        return f"{size / 1024:.0f} GiB"
    return f"{size:g} MiB" if size % 1 else f"{size:.0f} MiB"
