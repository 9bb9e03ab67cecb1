"""The one error that a generated function raises itself."""


class UnexpectedStatus(Exception):
    """A reply other than 200 reached the parser: the client was used without a transport that turns it into an error.

    The body is kept out of the message, as it may repeat what was sent.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"unexpected HTTP status {status_code}")
        self.status_code = status_code
        self.content = content


__all__ = ("UnexpectedStatus",)
