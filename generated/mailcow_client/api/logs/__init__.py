"""One module an operation, each loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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

ROUTES: Final[dict[str, tuple[str, str]]] = {
    "get_acme_log": ("GET", "/api/v1/get/logs/acme/{count}"),
    "get_acme_log_default": ("GET", "/api/v1/get/logs/acme"),
    "get_api_log": ("GET", "/api/v1/get/logs/api/{count}"),
    "get_api_log_default": ("GET", "/api/v1/get/logs/api"),
    "get_autodiscover_log": ("GET", "/api/v1/get/logs/autodiscover/{count}"),
    "get_autodiscover_log_default": ("GET", "/api/v1/get/logs/autodiscover"),
    "get_cron_log": ("GET", "/api/v1/get/logs/cron/{count}"),
    "get_cron_log_default": ("GET", "/api/v1/get/logs/cron"),
    "get_dovecot_log": ("GET", "/api/v1/get/logs/dovecot/{count}"),
    "get_dovecot_log_default": ("GET", "/api/v1/get/logs/dovecot"),
    "get_netfilter_log": ("GET", "/api/v1/get/logs/netfilter/{count}"),
    "get_netfilter_log_default": ("GET", "/api/v1/get/logs/netfilter"),
    "get_postfix_log": ("GET", "/api/v1/get/logs/postfix/{count}"),
    "get_postfix_log_default": ("GET", "/api/v1/get/logs/postfix"),
    "get_ratelimited_log": ("GET", "/api/v1/get/logs/ratelimited/{count}"),
    "get_ratelimited_log_default": ("GET", "/api/v1/get/logs/ratelimited"),
    "get_rspamd_history_log": ("GET", "/api/v1/get/logs/rspamd-history/{count}"),
    "get_rspamd_history_log_default": ("GET", "/api/v1/get/logs/rspamd-history"),
    "get_rspamd_stats": ("GET", "/api/v1/get/logs/rspamd-stats"),
    "get_sasl_log": ("GET", "/api/v1/get/logs/sasl/{count}"),
    "get_sasl_log_default": ("GET", "/api/v1/get/logs/sasl"),
    "get_sogo_log": ("GET", "/api/v1/get/logs/sogo/{count}"),
    "get_sogo_log_default": ("GET", "/api/v1/get/logs/sogo"),
    "get_ui_log": ("GET", "/api/v1/get/logs/ui/{count}"),
    "get_ui_log_default": ("GET", "/api/v1/get/logs/ui"),
    "get_watchdog_log": ("GET", "/api/v1/get/logs/watchdog/{count}"),
    "get_watchdog_log_default": ("GET", "/api/v1/get/logs/watchdog"),
}
"""Method and path of each."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
