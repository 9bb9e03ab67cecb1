"""The client, written once, for async calls. ``_sync`` is derived from it by ``scripts/derive_sync.py``."""
