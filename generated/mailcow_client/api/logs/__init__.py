"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        get_acme_log,
        get_acme_log_default,
        get_api_log,
        get_api_log_default,
        get_autodiscover_log,
        get_autodiscover_log_default,
        get_cron_log,
        get_cron_log_default,
        get_dovecot_log,
        get_dovecot_log_default,
        get_netfilter_log,
        get_netfilter_log_default,
        get_postfix_log,
        get_postfix_log_default,
        get_ratelimited_log,
        get_ratelimited_log_default,
        get_rspamd_history_log,
        get_rspamd_history_log_default,
        get_rspamd_stats,
        get_sasl_log,
        get_sasl_log_default,
        get_sogo_log,
        get_sogo_log_default,
        get_ui_log,
        get_ui_log_default,
        get_watchdog_log,
        get_watchdog_log_default,
    )

__all__ = (
    "get_acme_log",
    "get_acme_log_default",
    "get_api_log",
    "get_api_log_default",
    "get_autodiscover_log",
    "get_autodiscover_log_default",
    "get_cron_log",
    "get_cron_log_default",
    "get_dovecot_log",
    "get_dovecot_log_default",
    "get_netfilter_log",
    "get_netfilter_log_default",
    "get_postfix_log",
    "get_postfix_log_default",
    "get_ratelimited_log",
    "get_ratelimited_log_default",
    "get_rspamd_history_log",
    "get_rspamd_history_log_default",
    "get_rspamd_stats",
    "get_sasl_log",
    "get_sasl_log_default",
    "get_sogo_log",
    "get_sogo_log_default",
    "get_ui_log",
    "get_ui_log_default",
    "get_watchdog_log",
    "get_watchdog_log_default",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
