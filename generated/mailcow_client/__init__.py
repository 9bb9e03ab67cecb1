"""The low-level client of mailcow's REST API, generated from the effective spec. Do not edit: see scripts/regenerate.py.

It says what an operation wants and what it answers; the quirks of a real server are taken away by the transport of
``mailcow_facade``, without which empty and refused replies are not recognised.
"""

from .client import Client

__all__ = ("Client",)
