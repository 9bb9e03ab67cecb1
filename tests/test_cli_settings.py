"""Which server and which key ``mailcow`` uses: options, environment, profiles, keyring, helper command."""

from __future__ import annotations

import json
import os
import stat
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from mailcow_facade.cli.settings import ConfigError, load, path, server
from tests.cli import KEY, SECRET, URL, Run, Server, run
from tests.cli import server as answering

__all__ = ["answering", "run"]

WORK, HOME = "https://mail.example.com", "https://home.example.net"


@pytest.fixture
def config(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of two profiles, and nothing in the environment."""
    monkeypatch.delenv("MAILCOW_URL")
    monkeypatch.delenv("MAILCOW_API_KEY")
    place = path()
    helper = json.dumps([sys.executable, "-c", f"print('{KEY}')"])
    place.write_text(
        f'# mine\ndefault = "work"\n[profiles.work]\nurl = "{WORK}"  # the office\napi_key_command = {helper.lower()}\n'
        f'[profiles.home]\nurl = "{HOME}"\nverify = false\ntimeout = 5\n'.replace(KEY.lower(), "KEY"),
        encoding="utf-8",
    )
    # A key in the command line of the helper would be one in clear: it reads it elsewhere.
    secret = place.with_name("secret")
    secret.write_text(f"{KEY}\nsecond line\n", encoding="utf-8")
    text = place.read_text("utf-8")
    place.write_text(
        text.replace("print('KEY')", f"print(open('{secret}').read())").replace(
            json.dumps([sys.executable])[1:-1].lower(), json.dumps(sys.executable)
        ),
        encoding="utf-8",
    )
    return place


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A system's keyring."""
    kept: dict[tuple[str, str], str] = {}
    ring, faults = ModuleType("keyring"), ModuleType("keyring.errors")
    ring.get_password = lambda service, name: kept.get((service, name))  # type: ignore[attr-defined]
    faults.KeyringError = OSError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", faults)
    return kept


def shown(run: Run, *arguments: str) -> dict[str, object]:
    done = run(*arguments, "--output", "json")
    found: dict[str, object] = json.loads(done.stdout)
    return found


# Which server.


def test_the_server_is_the_nearest_that_is_named(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert server(None, None).url == WORK
    assert server(None, None).source == f"profile work (the default in {config})"
    monkeypatch.setenv("MAILCOW_URL", URL)
    assert (server(None, None).url, server(None, None).source) == (URL, "MAILCOW_URL")
    monkeypatch.setenv("MAILCOW_PROFILE", "home")
    assert (server(None, None).url, server(None, None).source) == (HOME, "profile home (MAILCOW_PROFILE)")
    assert (server(None, "work").url, server(None, "work").source) == (WORK, "profile work (--profile)")
    assert server("https://x.example.org", None).source == "--url"
    with pytest.raises(ConfigError, match=r"there is no profile 'nowhere'.* there are: home, work"):
        server(None, "nowhere")


def test_the_profile_may_stand_before_the_command(run: Run, config: Path, answering: Server) -> None:
    assert run("--profile", "work", "domain", "list", "-o", "json").exit_code == 0
    assert run("domain", "list", "-o", "json", "--profile", "work").exit_code == 0
    assert run("domain", "list", "-o", "json").exit_code == 0
    assert {str(request.url) for request in answering.requests} == {f"{WORK}/api/v1/get/domain/all"}
    assert {request.headers["x-api-key"] for request in answering.requests} == {KEY}
    done = run("--profile", "nowhere", "domain", "list")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)


# Which key.


def test_the_key_is_the_environments_then_the_keyrings_then_the_helpers(
    run: Run, config: Path, keyring: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shown(run, "config", "show")
    assert (found["api_key"], found["api_key_from"]) == ("***CDEF", f"the command {sys.executable}")
    keyring["mailcow-facade", WORK] = "RING-ABCDEF-ABCDEF-1234"
    found = shown(run, "config", "show")
    assert found["api_key"] == "***1234"
    assert found["api_key_from"] == f"the keyring (service mailcow-facade, user {WORK})"
    monkeypatch.setenv("MAIL_API", "MAIL-ABCDEF-ABCDEF-5678")
    assert shown(run, "config", "show")["api_key_from"] == "MAIL_API"
    monkeypatch.setenv("MAILCOW_API_KEY", "short")
    found = shown(run, "config", "show")
    assert (found["api_key"], found["api_key_from"]) == ("***", "MAILCOW_API_KEY")


def test_the_environments_key_goes_to_no_other_server(
    run: Run, config: Path, answering: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILCOW_URL", f"{HOME}:443/")
    monkeypatch.setenv("MAILCOW_API_KEY", "OTHERS-ABCDEF-ABCDEF-1234")
    assert run("domain", "list", "--profile", "work", "-o", "json").exit_code == 0
    assert answering.requests[-1].headers["x-api-key"] == KEY
    assert run("domain", "list", "--profile", "home", "-o", "json").exit_code == 0
    assert answering.requests[-1].headers["x-api-key"] == "OTHERS-ABCDEF-ABCDEF-1234"


def test_without_a_key_it_says_how_to_give_one(run: Run, config: Path, answering: Server) -> None:
    done = run("domain", "list", "--profile", "home")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert "MAILCOW_API_KEY" in done.stderr
    done = run("config", "show", "--profile", "home", "-o", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["api_key"] is None
    assert not answering.requests


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["/nowhere/helper"], "cannot be run: No such file"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with status 3"),
        ([sys.executable, "-c", "print()"], "wrote nothing"),
    ],
)
def test_a_helper_that_fails_is_named(run: Run, config: Path, command: list[str], message: str) -> None:
    config.write_text(f'default="w"\n[profiles.w]\nurl="{WORK}"\napi_key_command={json.dumps(command)}\n', "utf-8")
    done = run("domain", "list")
    assert done.exit_code == 2
    assert f"the api_key_command of profile w ({command[0]})" in done.stderr
    assert message in done.stderr


def test_a_helper_is_run_without_a_shell(run: Run, config: Path, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    command = [
        sys.executable,
        "-c",
        "import sys; print('K' if sys.argv[1].startswith(';') else '')",
        f"; touch {touched}",
    ]
    config.write_text(f'default="w"\n[profiles.w]\nurl="{WORK}"\napi_key_command={json.dumps(command)}\n', "utf-8")
    assert run("config", "show").exit_code == 0
    assert not touched.exists()


# The file.


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f'[profiles.w]\nurl="{WORK}"\napi_key="{KEY}"', "profiles.w.api_key holds a secret in clear"),
        (f'[profiles.w]\nurl="{WORK}"\ntoken="x"', "profiles.w.token holds a secret in clear"),
        (f'[profiles.w]\nurl="{WORK}"\nMAIL_API="x"', "holds a secret in clear"),
        (f'[profiles.w]\nurl="{WORK}"\napi_key_command=["echo", "{KEY}"]', "api_key_command holds a secret in clear"),
        (f'api_key="{KEY}"', "api_key holds a secret in clear"),
        (f'[profiles.w]\nurl="{WORK}"\nnote="{KEY}"', "holds a secret in clear"),
        (f'[profiles.w]\nurl="{WORK}"\nurll="x"', "'urll' is not known; there are api_key_command, ca_file"),
        ("[profiles.w]\nverify=true", "url is missing"),
        (f'[profiles.w]\nurl="{WORK}"\nverify="no"', "verify is true or false"),
        (f'[profiles.w]\nurl="{WORK}"\ntimeout=-1', "timeout is a number of seconds"),
        (f'[profiles.w]\nurl="{WORK}"\nca_file=1', "ca_file is the path"),
        (f'[profiles.w]\nurl="{WORK}"\napi_key_command="pass show x"', "api_key_command is a list"),
        ("profiles = 1", "profiles are tables"),
        ("[profiles]\nw = 1", "a profile is a table"),
        ("default = 1", "default is the name of a profile"),
        ("nonsense = 1", "'nonsense' is not known at the top"),
        ("[[", "is no TOML"),
        ('default = "w"', "there is no profile 'w'"),
        ("", "no server: give --url, set MAILCOW_URL"),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_a_line(run: Run, config: Path, text: str, message: str) -> None:
    config.write_text(text, encoding="utf-8")
    done = run("domain", "list")  # which looks for the key in all that is shown
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_profile_may_be_called_after_a_key(run: Run, config: Path) -> None:
    config.write_text(f'[profiles.keycloak-box]\nurl = "{WORK}"\n', encoding="utf-8")
    assert [*load().profiles] == ["keycloak-box"]


def test_certificates_and_patience_are_the_profiles(
    run: Run, config: Path, answering: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MAILCOW_API_KEY", KEY)
    assert run("domain", "list", "--profile", "home", "-o", "json").exit_code == 0
    assert answering.requests[-1].extensions["timeout"]["read"] == 5
    assert run("domain", "list", "--profile", "home", "-o", "json", "--timeout", "7.5").exit_code == 0
    assert answering.requests[-1].extensions["timeout"]["read"] == 7.5
    config.write_text(f'[profiles.w]\nurl="{WORK}"\nca_file="{tmp_path}/none.pem"\n', "utf-8")
    done = run("domain", "list", "--profile", "w")
    assert done.exit_code == 2
    assert "none.pem (ca_file of profile w) will not do" in done.stderr


# config init, list, use, path.


def test_profiles_are_written_and_comments_stay(run: Run, config: Path) -> None:
    helper = json.dumps(["pass", "show", "mailcow"])
    done = run("config", "init", "new", "--url", "https://new.example.org", "--api-key-command", helper)
    assert (done.exit_code, done.stdout) == (0, f"wrote profile new to {config}\n")
    text = config.read_text("utf-8")
    assert text.startswith("# mine\n")
    assert "# the office" in text
    data = tomllib.loads(text)
    assert data["default"] == "work"
    assert data["profiles"]["new"] == {"url": "https://new.example.org", "api_key_command": ["pass", "show", "mailcow"]}
    assert run("config", "init", "new", "--url", WORK).exit_code == 2, "it is there already"
    assert run("config", "init", "new", "--url", WORK, "--force", "--insecure", "--timeout", "9").exit_code == 0
    assert tomllib.loads(config.read_text("utf-8"))["profiles"]["new"] == {"url": WORK, "verify": False, "timeout": 9.0}
    assert run("config", "use", "new").exit_code == 0
    assert server(None, None).source.startswith("profile new")
    listed = json.loads(run("config", "list", "-o", "json").stdout)
    assert [row["name"] for row in listed if row["default"]] == ["new"]
    assert run("config", "use", "nowhere").exit_code == 2


def test_the_first_profile_makes_the_file_for_its_owner_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "deep" / "in" / "config.toml"
    monkeypatch.setenv("MAILCOW_CONFIG", str(place))
    assert run("config", "path").stdout == f"{place}\n"
    assert json.loads(run("config", "list", "-o", "json").stdout) == []
    done = run("config", "init", "work", "--url", WORK)
    assert done.exit_code == 0
    assert "keyring set mailcow-facade" in done.stderr
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert load().default == "work"
    assert os.listdir(place.parent) == ["config.toml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["work", "--url", "mail.example.org"],
        ["work", "--url", "https://user:word@mail.example.org"],
        ["a b", "--url", WORK],
        ["work", "--url", WORK, "--api-key-command", "pass show"],
        ["work", "--url", WORK, "--api-key-command", "[]"],
        ["work", "--url", WORK, "--api-key-command", json.dumps(["echo", KEY])],
        ["work", "--url", WORK, SECRET],
    ],
)
def test_what_will_not_do_is_not_written(run: Run, arguments: list[str]) -> None:
    done = run("config", "init", *arguments)
    assert done.exit_code == 2
    assert not path().exists()


def test_without_a_variable_the_file_is_where_the_system_keeps_such(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MAILCOW_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert path() == tmp_path / "mailcow-facade" / "config.toml"
