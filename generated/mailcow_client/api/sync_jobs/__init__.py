"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_sync_job,
        delete_sync_jobs,
        edit_sync_jobs,
        list_sync_jobs,
        list_sync_jobs_of_mailbox,
        list_sync_jobs_of_mailbox_with_log,
        list_sync_jobs_with_log,
    )

__all__ = (
    "create_sync_job",
    "delete_sync_jobs",
    "edit_sync_jobs",
    "list_sync_jobs",
    "list_sync_jobs_of_mailbox",
    "list_sync_jobs_of_mailbox_with_log",
    "list_sync_jobs_with_log",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
