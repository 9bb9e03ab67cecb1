"""Passwords that are made up."""

from __future__ import annotations

import pytest

from mailcow_facade import generate_password


@pytest.mark.parametrize("length", [12, 16, 32, 33, 72])
def test_a_password_is_as_long_as_wanted_and_keeps_to_any_policy(length: int) -> None:
    made = {generate_password(length) for _ in range(200)}
    assert len(made) == 200, "none comes twice"
    for password in made:
        assert len(password) == length
        assert any(map(str.islower, password))
        assert any(map(str.isupper, password))
        assert any(map(str.isdigit, password))
        assert "-" in password[1:-1]
        assert password.replace("-", "").isalnum()
        assert not password.endswith("-")


def test_every_letter_and_digit_may_stand_anywhere() -> None:
    seen = {letter for _ in range(500) for letter in generate_password()}
    assert len(seen) == 26 * 2 + 10 + 1


@pytest.mark.parametrize("length", [0, 11, 73])
def test_one_that_is_too_short_or_cut_by_bcrypt_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="12 to 72"):
        generate_password(length)
