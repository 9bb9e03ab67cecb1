"""Has the API moved? The served spec against the pin, and a server's replies against the contract.

- ``change.py`` says what one change is, ``rules.py`` what kinds there are, ``compare.py`` finds them in two specs;
- ``sweep.py`` says what to ask of a server, ``replies.py`` how what it answers differs, ``server.py`` holds the two
  together, and ``cassettes.py`` reads recordings instead;
- ``impact.py`` says what a change touches here (``reach.py`` reads the facade's source, ``places.py`` the spec),
  ``overlays.py`` what it does to the overlays, ``accepted.py`` which changes are accepted;
- ``sources.py`` puts the comparisons together, ``report.py`` is what comes out, ``formats/`` how it is shown.

Needs the extra ``mailcow-facade[drift]``.
"""
