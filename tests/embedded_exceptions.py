"""Tests made for a real mailcow that the embedded one does not pass, or passes with other replies, and why.

An exception that is none any more is an error. A test is named by its file and its function.
"""

NOT_RUN = {
    "doctor_roads": "test_embedded_roads.py brings an embedded server to each of them",
}
"""Files that are left out."""

NOT_COMPARED = {
    "quirks": "recorded bit by bit, each on what the ones before had left; the tests themselves look at bare replies",
}
"""Files whose cassettes are not compared."""

_HALVES = "no deletion of the embedded server meets a deadlock, and none is half done"
_PAGES = "it logs in to the web pages, of which there are none"

FAILING = {
    "examples.test_device_password": "it looks into its cassette, and there is none in use",
    "logs.test_offset_leaves_out_the_newest": _PAGES,
    "logs.test_rows_are_typed_and_newest_last": "it wants the log of the tests before it",
    "mailbox_settings.test_a_deletion_that_meets_a_deadlock": _HALVES,
    "mailbox_settings.test_a_half_deleted_mailbox": _HALVES,
    "mailbox_settings.test_what_a_user_may_change": "it reads the database of a real server",
    "quirks.test_auth_cookie_opens_other_addresses": "its two servers are one from two addresses, and here two",
    "quirks.test_delete_answered_with_nothing": _HALVES,
    "quirks.test_delete_by_halves": _HALVES,
    "quirks.test_delete_by_halves_in_lists": _HALVES,
    "quirks.test_delete_mends_halves": _HALVES,
    "quirks.test_logs_failure_of_two_lines": "its login tries one mechanism now; it tried two when it was recorded",
    "quirks.test_logs_range_of_ui": _PAGES,
}
"""They fail."""

_EARLIER = "recorded after other tests, whose logins or mailboxes its replies still tell"
_LINES = "Postfix writes more lines about a connection than the embedded one does"
_OWN_WORDS = "what is wrong in a Sieve script is told in words of our own"
_PUT_THERE = "the message comes there in another way, and is another one"

DIFFERENT = {
    "aliases.test_an_address_that_begins_with_a_number": "the number of a row is in the address itself",
    "dkim.test_a_key_made_elsewhere": "the recorded server's OpenSSL complained of a file of its own",
    "drift_server.test_a_server_with_objects_of_every_kind": "global filters in words of our own, and other messages",
    "examples.test_bulk_create": _EARLIER,
    "examples.test_quota_report": "a mail takes up a few more bytes",
    "examples.test_rotate_password": "a mail counts at once; Dovecot counts it later",
    "filters.test_the_global_scripts": _OWN_WORDS,
    "filters.test_what_is_refused": _OWN_WORDS,
    "logs.test_a_good_and_a_failed_login": _LINES,
    "logs.test_following_while_logins_fail": _EARLIER,
    "quarantine.test_messages_that_were_held_back": _PUT_THERE,
    "queue.test_messages_that_wait": _PUT_THERE,
}
"""They pass, but a reply is not the one of the cassette."""
