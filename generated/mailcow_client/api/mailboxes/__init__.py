"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_mailbox": ("POST", "/api/v1/add/mailbox"),
    "delete_eas_cache": ("POST", "/api/v1/delete/eas_cache"),
    "delete_mailbox_tags": ("POST", "/api/v1/delete/mailbox/tag/{mailbox}"),
    "delete_mailboxes": ("POST", "/api/v1/delete/mailbox"),
    "delete_sogo_profile": ("POST", "/api/v1/delete/sogo_profile"),
    "edit_delimiter_action": ("POST", "/api/v1/edit/delimiter_action"),
    "edit_mailbox_acl": ("POST", "/api/v1/edit/user-acl"),
    "edit_mailbox_custom_attributes": ("POST", "/api/v1/edit/mailbox/custom-attribute"),
    "edit_mailbox_tls_policy": ("POST", "/api/v1/edit/tls_policy"),
    "edit_mailboxes": ("POST", "/api/v1/edit/mailbox"),
    "edit_quarantine_category": ("POST", "/api/v1/edit/quarantine_category"),
    "edit_quarantine_notification": ("POST", "/api/v1/edit/quarantine_notification"),
    "get_last_login": ("GET", "/api/v1/get/last-login/{mailbox}"),
    "get_last_login_days": ("GET", "/api/v1/get/last-login/{mailbox}/{days}"),
    "get_mailbox": ("GET", "/api/v1/get/mailbox/{id}"),
    "list_mailboxes": ("GET", "/api/v1/get/mailbox/all"),
    "list_mailboxes_of_domain": ("GET", "/api/v1/get/mailbox/all/{domain}"),
    "list_mailboxes_reduced": ("GET", "/api/v1/get/mailbox/reduced"),
    "list_mailboxes_reduced_of_domain": ("GET", "/api/v1/get/mailbox/reduced/{domain}"),
    "rename_mailbox": ("POST", "/api/v1/edit/rename-mbox"),
    "reset_last_login": ("GET", "/api/v1/get/reset-last-login/{mailbox}"),
    "search_mailboxes": ("POST", "/api/v1/search/mailbox"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
