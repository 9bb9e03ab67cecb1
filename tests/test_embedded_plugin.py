"""The pytest plugin, in test sessions of its own, as others have them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import entry_points

import pytest

from tests.conftest import ROOT

pytest_plugins = ["pytester"]

MODULE = "mailcow_facade.testing.plugin"
OPTIONS = ("-W", "error", "-o", "asyncio_default_fixture_loop_scope=function")
Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    """Runs a file of tests; the plugin is named where the package that is installed here does not do so yet."""
    named = any(entry.value == MODULE for entry in entry_points(group="pytest11"))

    def run(text: str, *options: str) -> pytest.RunResult:
        pytester.makepyfile(text)
        plugin = () if named else ("-p", MODULE)
        return pytester.runpytest_subprocess("-q", *plugin, *OPTIONS, *options)

    return run


def test_pytest_finds_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert MODULE in project["project"]["entry-points"]["pytest11"].values()


def test_each_test_has_a_pristine_server(run: Run) -> None:
    done = run(
        """
        import pytest

        seen = []

        @pytest.mark.parametrize("number", range(3))
        def test_it(mailcow, mailcow_server, number):
            assert mailcow.domains.list() == []
            mailcow.domains.create("example.org")
            mailcow_server.clock.advance(1000)
            mailcow_server.state.faults.fail("mysql")
            seen.append((mailcow_server, mailcow_server.url))

        def test_it_is_one_server():
            assert len(set(seen)) == 1
        """
    )
    done.assert_outcomes(passed=4)


@pytest.mark.parametrize("mode", ["auto", "strict"])
def test_async_tests(run: Run, mode: str) -> None:
    done = run(
        """
        import asyncio
        import anyio
        import pytest

        @pytest.mark.asyncio
        async def test_with_asyncio(async_mailcow):
            await async_mailcow.domains.create("example.org")
            found = await asyncio.gather(*(async_mailcow.domains.get("example.org") for _ in range(8)))
            assert {domain.domain_name for domain in found} == {"example.org"}

        @pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
        @pytest.mark.anyio
        async def test_with_anyio(async_mailcow, anyio_backend):
            assert await async_mailcow.domains.list() == []

        def test_by_hand(async_mailcow, mailcow):
            mailcow.domains.create("example.org")
            for _ in range(2):
                assert asyncio.run(async_mailcow.domains.exists("example.org"))
        """,
        f"--asyncio-mode={mode}",
    )
    done.assert_outcomes(passed=4)


def test_mail_and_a_blocked_network(run: Run) -> None:
    done = run(
        """
        import smtplib
        import socket
        import pytest

        def test_mail(mailcow, mailcow_server):
            mailcow.domains.create("example.org")
            mailcow.mailboxes.create("anna@example.org", "Correct-Horse-1")
            where = mailcow_server.smtp
            with smtplib.SMTP(where.host, where.submission) as program:
                program.starttls(context=mailcow_server.ssl_context())
                program.login("anna@example.org", "Correct-Horse-1")
                program.sendmail("anna@example.org", ["ben@example.com"], "Subject: Hi\\n\\nHello\\n")
            (mail,) = mailcow_server.messages("ben@example.com")
            assert mail.parsed["Subject"] == "Hi"

        def test_the_network_is_blocked(mailcow):
            assert mailcow.status.version()
            with pytest.raises(Exception, match="socket.socket.connect"):
                socket.create_connection(("192.0.2.1", 25), 1)
        """,
        "--disable-socket",
        "--allow-hosts=127.0.0.1",
    )
    done.assert_outcomes(passed=2)


def test_other_arguments_and_scopes(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest
        from mailcow_facade.testing import MailcowServer

        @pytest.fixture(scope="session")
        def mailcow_session_server():
            with MailcowServer(hostname="mx.example.com") as server:
                yield server

        @pytest.fixture(scope="module")
        def filled():
            from mailcow_facade import Mailcow
            with MailcowServer() as server, Mailcow(server.url, api_key=server.api_key) as cow:
                cow.domains.create("example.org")
                yield cow
        """
    )
    done = run(
        """
        def test_hostname(mailcow_server):
            assert mailcow_server.state.hostname == "mx.example.com"

        def test_one(filled, mailcow):
            assert filled.domains.exists("example.org")
            assert not mailcow.domains.exists("example.org")

        def test_two(filled):
            filled.domains.delete("example.org")
        """
    )
    done.assert_outcomes(passed=3)


def test_it_costs_nothing_until_it_is_used(run: Run) -> None:
    code = (
        f"import sys, pytest\nbefore = set(sys.modules)\nimport {MODULE}\nprint(*sorted(set(sys.modules) - before))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    ours = ["mailcow_facade", "mailcow_facade.testing", MODULE, "mailcow_facade.version"]
    assert done.stdout.split() == ours
    run(
        """
        import sys

        def test_nothing_was_loaded():
            heavy = ("httpx", "mailcow_client", "uvicorn", "mailcow_facade.testing.server")
            assert not [name for name in heavy if name in sys.modules]
        """,
        "-p",
        "no:anyio",
        "-p",
        "no:recording",
    ).assert_outcomes(passed=1)
