"""Scripts and settings to start from. They have mailcow's names; their texts are this project's own."""

from __future__ import annotations

from typing import Any

from mailcow_facade.testing.call import Call
from mailcow_facade.testing.routes import reads

_SIEVE = (
    ("Keep everything", "keep;\n"),
    ("Discard what one sender sends", 'if address :is "from" "noise@example.com" {\n  discard;\n}\n'),
    (
        "File a list into a folder",
        'require "fileinto";\nif header :contains "list-id" "news.example.com" {\n  fileinto "News";\n}\n',
    ),
    (
        "File what is large",
        'require ["fileinto", "mailbox"];\nif size :over 10M {\n  fileinto :create "Large";\n}\n',
    ),
    (
        "Forward, and keep a copy",
        'require "copy";\nredirect :copy "copies@example.com";\n',
    ),
    (
        "Answer while away",
        'require "vacation";\nvacation :days 3 :subject "I am away" "I will read your message when I am back.";\n',
    ),
    (
        "Mark as read",
        'require "imap4flags";\nif header :contains "subject" "[report]" {\n  addflag "\\\\Seen";\n}\n',
    ),
    (
        "Refuse what one sender sends",
        'require "reject";\nif address :is "from" "noise@example.com" {\n  reject "No mail from you, please.";\n}\n',
    ),
)
_RSPAMD = {
    "preset_1": (
        "Let one sender pass",
        'priority = 10;\nfrom = "friend@example.com";\napply "default" {\n  want_spam = yes;\n}\n',
    ),
    "preset_3": (
        "Stricter for one recipient",
        'priority = 10;\nrcpt = "anna@example.org";\napply "default" {\n  actions {\n    reject = 10;\n  }\n}\n',
    ),
    "preset_4": (
        "No greylisting for one network",
        'priority = 10;\nip = "192.0.2.0/24";\napply "default" {\n  symbols_disabled = ["GREYLIST_CHECK"];\n}\n',
    ),
}


@reads("presets/sieve")
def list_sieve(call: Call) -> Any:
    return [
        {"name": f"sieve_{number}", "headline": headline, "content": content}
        for number, (headline, content) in enumerate(_SIEVE, 1)
    ]


@reads("presets/rspamd")
def list_rspamd(call: Call) -> Any:
    return [{"name": name, "headline": headline, "content": content} for name, (headline, content) in _RSPAMD.items()]
