"""What is said about mailcow's codes."""

from __future__ import annotations

import pytest
from mailcow_client import models

from mailcow_facade.advice import advice, in_words


@pytest.mark.parametrize(
    ("code", "params", "expected"),
    [
        ("mailbox_quota_exceeded", [4096], "may get 4 GiB at most"),
        ("mailbox_quota_left_exceeded", ["1536"], "1536 MiB at most"),
        ("mailbox_quota_left_exceeded", [0.5], "0.5 MiB at most"),
        ("mailbox_quota_left_exceeded", [0], "0 MiB at most"),
        ("max_mailbox_exceeded", [10, "10"], "has 10 of 10 mailboxes"),
        ("max_quota_in_use", ["2048"], "a quota of 2 GiB"),
        ("domain_not_empty", [], "mailboxes.half_deleted"),
        ("app_passwd_id_invalid", [], "no such app password"),
        ("max_alias_exceeded", [], "max_num_aliases_for_domain with domains.edit"),
        ("object_exists", ["anna@example.org"], "there is anna@example.org already"),
        ("is_alias", ["{1}@example.org"], "{1}@example.org is an alias"),
    ],
)
def test_what_helps(code: str, params: list[object], expected: str) -> None:
    assert expected in advice(code, params)


@pytest.mark.parametrize(
    ("code", "params"),
    [("no_such_code", []), ("", []), ("max_mailbox_exceeded", [10]), ("mailbox_quota_exceeded", [None])],
)
def test_what_is_not_known(code: str, params: list[object]) -> None:
    assert advice(code, params) == ""


def test_a_size_that_is_none() -> None:
    assert "may get lots at most" in advice("mailbox_quota_exceeded", ["lots"])


def test_a_policy_in_words() -> None:
    policy = models.PasswordPolicy(length=8, chars=True, numbers=True, lowerupper=False, special_chars=False)
    assert in_words(policy) == "at least 8 bytes, a letter from A to Z, a digit"
    policy = models.PasswordPolicy(length=8, chars=True, numbers=False, lowerupper=True, special_chars=True)
    assert in_words(policy) == (
        "at least 8 bytes, a small and a capital letter, something that is neither a letter from A to Z nor a digit"
    )
