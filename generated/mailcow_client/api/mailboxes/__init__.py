"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_mailbox,
        delete_eas_cache,
        delete_mailbox_tags,
        delete_mailboxes,
        delete_sogo_profile,
        edit_delimiter_action,
        edit_mailbox_acl,
        edit_mailbox_custom_attributes,
        edit_mailbox_tls_policy,
        edit_mailboxes,
        edit_quarantine_category,
        edit_quarantine_notification,
        get_last_login,
        get_last_login_days,
        get_mailbox,
        list_mailboxes,
        list_mailboxes_of_domain,
        list_mailboxes_reduced,
        list_mailboxes_reduced_of_domain,
        rename_mailbox,
        reset_last_login,
        search_mailboxes,
    )

__all__ = (
    "create_mailbox",
    "delete_eas_cache",
    "delete_mailbox_tags",
    "delete_mailboxes",
    "delete_sogo_profile",
    "edit_delimiter_action",
    "edit_mailbox_acl",
    "edit_mailbox_custom_attributes",
    "edit_mailbox_tls_policy",
    "edit_mailboxes",
    "edit_quarantine_category",
    "edit_quarantine_notification",
    "get_last_login",
    "get_last_login_days",
    "get_mailbox",
    "list_mailboxes",
    "list_mailboxes_of_domain",
    "list_mailboxes_reduced",
    "list_mailboxes_reduced_of_domain",
    "rename_mailbox",
    "reset_last_login",
    "search_mailboxes",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
