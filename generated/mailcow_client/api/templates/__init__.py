"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
