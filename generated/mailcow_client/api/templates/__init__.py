"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import (
        create_domain_template,
        create_mailbox_template,
        delete_domain_templates,
        delete_mailbox_templates,
        edit_domain_templates,
        edit_mailbox_templates,
        get_domain_template,
        get_mailbox_template,
        list_domain_templates,
        list_mailbox_templates,
    )

__all__ = (
    "create_domain_template",
    "create_mailbox_template",
    "delete_domain_templates",
    "delete_mailbox_templates",
    "edit_domain_templates",
    "edit_mailbox_templates",
    "get_domain_template",
    "get_mailbox_template",
    "list_domain_templates",
    "list_mailbox_templates",
)

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_domain_template": ("POST", "/api/v1/add/domain/template"),
    "create_mailbox_template": ("POST", "/api/v1/add/mailbox/template"),
    "delete_domain_templates": ("POST", "/api/v1/delete/domain/template"),
    "delete_mailbox_templates": ("POST", "/api/v1/delete/mailbox/template"),
    "edit_domain_templates": ("POST", "/api/v1/edit/domain/template"),
    "edit_mailbox_templates": ("POST", "/api/v1/edit/mailbox/template"),
    "get_domain_template": ("GET", "/api/v1/get/domain/template/{id}"),
    "get_mailbox_template": ("GET", "/api/v1/get/mailbox/template/{id}"),
    "list_domain_templates": ("GET", "/api/v1/get/domain/template/all"),
    "list_mailbox_templates": ("GET", "/api/v1/get/mailbox/template/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
