"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "create_sync_job": ("POST", "/api/v1/add/syncjob"),
    "delete_sync_jobs": ("POST", "/api/v1/delete/syncjob"),
    "edit_sync_jobs": ("POST", "/api/v1/edit/syncjob"),
    "list_sync_jobs": ("GET", "/api/v1/get/syncjobs/all/{options}"),
    "list_sync_jobs_of_mailbox": ("GET", "/api/v1/get/syncjobs/{mailbox}/{options}"),
    "list_sync_jobs_of_mailbox_with_log": ("GET", "/api/v1/get/syncjobs/{mailbox}"),
    "list_sync_jobs_with_log": ("GET", "/api/v1/get/syncjobs/all"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
