# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""The client, written once, for sync calls, derived from ``_async`` by ``scripts/derive_sync.py``."""
