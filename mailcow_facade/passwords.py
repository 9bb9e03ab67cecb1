"""Making up passwords."""

from __future__ import annotations

import secrets
import string

LENGTH = 32
"""Of a password that is made up, where the server's policy does not want more."""
LONGEST = 72
"""What bcrypt looks at, in bytes; mailcow cuts off the rest."""


def generate_password(length: int = LENGTH) -> str:
    """A random password that any policy of mailcow's accepts which does not want it longer.

    It has small and capital letters and digits, in groups with dashes between, as it may have to be typed into a
    device. With 32 characters it is as hard to guess as a key of 155 bits.

    Args:
        length: how many characters; ``password_policy.get()`` tells the least that the server takes.

    Raises:
        ValueError: it is less than 12 or more than 72.
    """
    if not 12 <= length <= LONGEST:
        raise ValueError(f"a password of {length} characters is not made up: 12 to {LONGEST}")
    alphabet = string.ascii_letters + string.digits
    dashes = range(4, length - 1, 5)
    while True:
        word = "".join("-" if place in dashes else secrets.choice(alphabet) for place in range(length))
        if any(map(str.isupper, word)) and any(map(str.islower, word)) and any(map(str.isdigit, word)):
            return word
