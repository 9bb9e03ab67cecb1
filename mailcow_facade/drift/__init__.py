"""Has the API moved? The served spec against the pin, and a server's replies against the contract.

- ``change.py`` says what one change is, ``rules.py`` what kinds there are,
- ``compare.py`` finds those between two specs,
- ``report.py`` is what comes out.

Needs the extra ``mailcow-facade[drift]``.
"""
