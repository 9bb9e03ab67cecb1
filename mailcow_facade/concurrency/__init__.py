"""Waiting, locks, and calls side by side: in ``_async.py`` for an event loop, in ``_sync.py`` for threads.

The same names twice, and the only code that is written twice: ``mailcow_facade/_async`` uses the one module, and
``mailcow_facade/_sync``, derived from it, the other.
"""
