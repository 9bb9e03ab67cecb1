# Derived from mailcow_facade/_async by scripts/derive_sync.py. Do not edit.
"""One file a resource: a method converts its arguments, calls the generated operation, and returns what it parsed."""
