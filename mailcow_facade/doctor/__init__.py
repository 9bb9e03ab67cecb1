"""Why can this mailbox not log in? See :meth:`mailcow_facade.Mailcow.doctor`.

- ``checks/`` judge facts, one small function each: no I/O, so each can be tried with made-up facts,
- ``case.py`` holds the question and the facts,
- ``probes.py`` looks at the wire,
- ``verdict.py`` draws the conclusion,
- ``report.py`` is what comes out, and ``text.py`` and ``markdown.py`` how it is shown.

The facts are looked up in ``_async/doctor.py`` and its sync twin.
"""
