"""How the server is. Its containers are made up: each runs, unless a test lets its part fail."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from typing import Any

from mailcow_facade.testing.call import Call, Raw
from mailcow_facade.testing.routes import reads
from mailcow_facade.testing.state import VERSION

CONTAINERS = {
    "unbound": "ghcr.io/mailcow/unbound:1.25.1-1",
    "mysql": "mariadb:10.11",
    "redis": "redis:7.4.6-alpine",
    "clamd": "ghcr.io/mailcow/clamd:1.71",
    "rspamd": "ghcr.io/mailcow/rspamd:4.1.4-1",
    "php-fpm": "ghcr.io/mailcow/phpfpm:8.2.29-3",
    "sogo": "ghcr.io/mailcow/sogo:5.12.9-1",
    "dovecot": "ghcr.io/mailcow/dovecot:2.3.21.1-2",
    "postfix": "ghcr.io/mailcow/postfix:3.10.12-1",
    "postfix-tlspol": "ghcr.io/mailcow/postfix-tlspol:1.8.23",
    "memcached": "memcached:alpine",
    "nginx": "ghcr.io/mailcow/nginx:1.30.4-1",
    "acme": "ghcr.io/mailcow/acme:1.98",
    "netfilter": "ghcr.io/mailcow/netfilter:1.64",
    "watchdog": "ghcr.io/mailcow/watchdog:2.11",
    "dockerapi": "ghcr.io/mailcow/dockerapi:2.12",
    "olefy": "ghcr.io/mailcow/olefy:1.15",
    "ofelia": "mcuadros/ofelia:latest",
}
"""The images by the names of their parts."""


@reads("status/version")
def get_version(call: Call) -> Any:
    return {"version": VERSION}


@reads("status/containers")
def list_containers(call: Call) -> Any:
    started = datetime.fromtimestamp(call.state.started, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f000Z")
    return {
        f"{part}-mailcow": {
            "type": "info",
            "container": f"{part}-mailcow",
            "state": "exited" if part in call.state.faults.down else "running",
            "started_at": started,
            "image": image,
        }
        for part, image in CONTAINERS.items()
    }


@reads("status/container/{id}")
def get_container(call: Call, number: str) -> Any:
    """No route tells the numbers of containers, so whatever is asked for there is none; mailcow waits a minute."""
    if not number:
        return Raw("false")
    return "Operation timed out after 60001 milliseconds with 0 bytes received"


@reads("status/host/ip")
def get_addresses(call: Call) -> Any:
    """Those under which the world knows the server: none, as of one that cannot ask outside."""
    return {"ipv4": False, "ipv6": False}


@reads("status/vmail")
def get_disk(call: Call) -> Any:
    return {"type": "info", "disk": "/dev/vda", "used": "28G", "total": "271G", "used_percent": "26%"}


@reads("status/host")
def get_host(call: Call) -> Any:
    now = call.state.clock.now()
    return {
        "cpu": {"cores": os.cpu_count() or 1, "usage": 2.5},
        "memory": {"total": 8 * 1024**3, "usage": 25.0, "swap": [0, 0, 0, 0, 0, 0]},
        "uptime": now - call.state.started,
        "system_time": datetime.fromtimestamp(now, UTC).strftime("%d.%m.%Y %H:%M:%S"),
        "architecture": platform.machine(),
    }
