"""The values are checked by type checkers alone: a server that knows more of them stays readable."""

from typing import Literal

EditRspamdMapBodyItemsItem = Literal[
    "bad_header.map",
    "bad_languages.map",
    "bad_words.map",
    "bad_words_de.map",
    "bulk_header.map",
    "fishy_tlds.map",
    "global_mime_from_blacklist.map",
    "global_mime_from_whitelist.map",
    "global_rcpt_blacklist.map",
    "global_rcpt_whitelist.map",
    "global_smtp_from_blacklist.map",
    "global_smtp_from_whitelist.map",
    "monitoring_nolog.map",
]
