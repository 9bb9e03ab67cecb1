"""Which server, and which key: from options, the environment, and profiles in a configuration file.

The file is TOML::

    default = "work"

    [profiles.work]
    url = "https://mail.example.org"
    api_key_command = ["pass", "show", "mailcow/api-key"]

It holds no key. The key comes from the environment, else from the system's keyring, else from the helper command that
the profile names, in that order.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KEYRING_SERVICE = "mailcow-facade"
"""In the system's keyring: of the API key, by the server's address, and of passwords, by the login name."""

HELPER_SECONDS = 120
"""How long a helper command may take: it may ask for a passphrase."""

NO_SERVER = (
    "no server: give --url, set MAILCOW_URL, like https://mail.example.org, or write a profile with "
    "`mailcow config init`"
)
NO_KEY = (
    "no API key: set MAILCOW_API_KEY to a key from mailcow's API settings (a read-only one will do for all that "
    "reads), store it in the keyring, or name an api_key_command in a profile"
)

_FIELDS = {"url", "verify", "ca_file", "timeout", "api_key_command"}
_SECRET_NAME = re.compile(r"key|token|secret|passw|MAIL_API", re.IGNORECASE)
# What mailcow makes: five groups of six signs.
_SECRET_VALUE = re.compile(r"\b[0-9A-Za-z]{6}(-[0-9A-Za-z]{6}){4}\b")


class ConfigError(ValueError):
    """The configuration will not do; the message says where and why, and shows no secret."""


@dataclass(frozen=True)
class Profile:
    """A server of the configuration file."""

    name: str
    url: str
    verify: bool = True
    ca_file: str | None = None
    timeout: float | None = None
    """Seconds to wait for a reply."""
    api_key_command: tuple[str, ...] = ()
    """A program and its arguments; it writes the key as the first line of its output. No shell is between."""


@dataclass(frozen=True)
class Config:
    """The configuration file, or what stands for one that is not there."""

    path: Path
    default: str | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)


@dataclass(frozen=True)
class Server:
    """The server that a command talks to."""

    url: str
    source: str
    """Who says so."""
    profile: Profile | None = None


@dataclass(frozen=True)
class Key:
    """An API key, and where it comes from."""

    value: str = field(repr=False)
    source: str

    @property
    def masked(self) -> str:
        """The last four characters, where there are enough others."""
        return f"***{self.value[-4:]}" if len(self.value) >= 20 else "***"


def path() -> Path:
    """The configuration file: ``MAILCOW_CONFIG``, or where this system keeps such files."""
    if given := os.environ.get("MAILCOW_CONFIG"):
        return Path(given).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("mailcow-facade", appauthor=False) / "config.toml"


def load() -> Config:
    """The configuration.

    Raises:
        ConfigError: the file cannot be read, is no TOML, holds what is not known, or a key in clear.
    """
    import tomllib  # noqa: PLC0415

    place = path()
    try:
        text = place.read_bytes().decode()
    except FileNotFoundError:
        return Config(place)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{place} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{place} is no TOML: {error}") from None
    return _config(place, data)


def server(url: str | None, profile: str | None) -> Server:
    """The server that is meant: ``--url``, ``--profile``, ``MAILCOW_PROFILE``, ``MAILCOW_URL``, the default profile.

    Raises:
        ConfigError: there is none, or no such profile.
    """
    if url and profile:
        raise ConfigError("--url or --profile, not both: a profile's key belongs to its own server")
    if url:
        return Server(url, "--url")
    if name := profile or os.environ.get("MAILCOW_PROFILE"):
        found = _profile(load(), name)
        return Server(found.url, f"profile {name} ({'--profile' if profile else 'MAILCOW_PROFILE'})", found)
    if url := os.environ.get("MAILCOW_URL"):
        return Server(url, "MAILCOW_URL")
    config = load()
    if not config.default:
        raise ConfigError(NO_SERVER)
    found = _profile(config, config.default)
    return Server(found.url, f"profile {found.name} (the default in {config.path})", found)


def key(of: Server) -> Key | None:
    """The key for a server, and where it is from; None where there is none.

    The environment's key goes to no other server than the environment's: where ``MAILCOW_URL`` is set and a profile
    names another one, the key of ``MAILCOW_API_KEY`` is left alone.

    Raises:
        ConfigError: the helper command fails.
    """
    if _is_the_environments(of):
        for name in ("MAILCOW_API_KEY", "MAIL_API"):
            if value := os.environ.get(name):
                return Key(value, name)
    if value := from_keyring(of.url):
        return Key(value, f"the keyring (service {KEYRING_SERVICE}, user {of.url})")
    if of.profile and of.profile.api_key_command:
        return Key(_helped(of.profile), f"the command {of.profile.api_key_command[0]}")
    return None


def from_keyring(name: str) -> str | None:
    """What the system's keyring holds; None where it holds nothing, or the package ``keyring`` is not installed."""
    from importlib import import_module  # noqa: PLC0415

    try:
        keyring = import_module("keyring")
        locked: type[Exception] = import_module("keyring.errors").KeyringError
    except ModuleNotFoundError:
        return None
    try:
        found: str | None = keyring.get_password(KEYRING_SERVICE, name)
    except locked:
        return None  # there is the package, but nothing behind it that keeps secrets
    return found


def write_profile(profile: Profile, *, default: bool) -> Path:
    """Add a profile to the configuration file, or replace it. Whatever else is in there stays, comments too.

    Args:
        profile: what to write.
        default: whether it shall be the default; the first one is in any case.

    Raises:
        ConfigError: the file that is there will not do.
        OSError: it cannot be written.
    """
    import tomlkit  # noqa: PLC0415

    config = load()
    document = tomlkit.parse(config.path.read_text("utf-8")) if config.path.exists() else tomlkit.document()
    table = tomlkit.table()
    table["url"] = profile.url
    if not profile.verify:
        table["verify"] = False
    if profile.ca_file:
        table["ca_file"] = profile.ca_file
    if profile.timeout is not None:
        table["timeout"] = profile.timeout
    if profile.api_key_command:
        table["api_key_command"] = list(profile.api_key_command)
    profiles = document.setdefault("profiles", tomlkit.table(is_super_table=True))
    profiles[profile.name] = table
    if default or not config.profiles:
        document["default"] = profile.name
    _config(config.path, document.unwrap())
    return _write(config.path, tomlkit.dumps(document))


def write_default(name: str) -> Path:
    """Make a profile the default.

    Raises:
        ConfigError: there is no such profile, or the file will not do.
        OSError: it cannot be written.
    """
    import tomlkit  # noqa: PLC0415

    config = load()
    _profile(config, name)
    document = tomlkit.parse(config.path.read_text("utf-8"))
    document["default"] = name
    return _write(config.path, tomlkit.dumps(document))


def _write(place: Path, text: str) -> Path:
    """Write the file whole or not at all, for its owner alone."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return place


def _config(place: Path, data: Mapping[str, Any]) -> Config:
    _no_secrets(place, data, ())
    for name in data.keys() - {"default", "profiles"}:
        raise ConfigError(f"{place}: {name!r} is not known at the top; there are 'default' and [profiles.NAME]")
    default, profiles = data.get("default"), data.get("profiles", {})
    if default is not None and not isinstance(default, str):
        raise ConfigError(f"{place}: default is the name of a profile")
    if not isinstance(profiles, Mapping):
        raise ConfigError(f"{place}: profiles are tables, such as [profiles.work]")
    return Config(place, default, {name: _read(place, name, row) for name, row in profiles.items()})


def _read(place: Path, name: str, row: Any) -> Profile:
    where = f"{place}, profile {name}"
    if not isinstance(row, Mapping):
        raise ConfigError(f"{where}: a profile is a table, [profiles.{name}]")
    for unknown in row.keys() - _FIELDS:
        raise ConfigError(f"{where}: {unknown!r} is not known; there are {', '.join(sorted(_FIELDS))}")
    url, verify, ca_file = row.get("url"), row.get("verify", True), row.get("ca_file")
    timeout, command = row.get("timeout"), row.get("api_key_command", [])
    if not isinstance(url, str) or not url:
        raise ConfigError(f"{where}: url is missing; it is the server's address, like https://mail.example.org")
    if not isinstance(verify, bool):
        raise ConfigError(f"{where}: verify is true or false")
    if ca_file is not None and not isinstance(ca_file, str):
        raise ConfigError(f"{where}: ca_file is the path of a file with certificates")
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or timeout <= 0):
        raise ConfigError(f"{where}: timeout is a number of seconds")
    if not isinstance(command, list) or not all(isinstance(word, str) for word in command):
        raise ConfigError(
            f'{where}: api_key_command is a list, a program and its arguments, such as ["pass", "show", "mailcow"]'
        )
    return Profile(name, url, verify, ca_file, timeout, tuple(command))


def _no_secrets(place: Path, value: Any, at: tuple[str, ...]) -> None:
    """Refuses a key in clear: configuration files are copied, shown and committed."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            inside = (*at, str(name))
            if _SECRET_NAME.search(str(name)) and str(name) not in _FIELDS and len(inside) != 2:
                raise _in_clear(place, inside)
            _no_secrets(place, inner, inside)
    elif isinstance(value, list):
        for inner in value:
            _no_secrets(place, inner, at)
    elif isinstance(value, str) and _SECRET_VALUE.search(value):
        raise _in_clear(place, at)


def _in_clear(place: Path, at: tuple[str, ...]) -> ConfigError:
    return ConfigError(
        f"{place}: {'.'.join(at)} holds a secret in clear, which is refused: take it out, and store it with "
        f"`keyring set {KEYRING_SERVICE} URL`, or name an api_key_command"
    )


def _profile(config: Config, name: str) -> Profile:
    if name in config.profiles:
        return config.profiles[name]
    known = ", ".join(sorted(config.profiles)) or "none yet: `mailcow config init` writes one"
    raise ConfigError(f"there is no profile {name!r} in {config.path}; there are: {known}")


def _is_the_environments(of: Server) -> bool:
    theirs = os.environ.get("MAILCOW_URL")
    return of.profile is None or not theirs or _host(theirs) == _host(of.url)


def _host(url: str) -> tuple[str, str, int | None]:
    from urllib.parse import urlsplit  # noqa: PLC0415

    try:
        parts = urlsplit(url.strip())
        return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return "", url, None


def _helped(profile: Profile) -> str:
    """What the helper command writes. Its questions and complaints go to the terminal."""
    import subprocess  # noqa: PLC0415

    program = profile.api_key_command[0]
    about = f"the api_key_command of profile {profile.name} ({program})"
    try:
        done = subprocess.run(profile.api_key_command, stdout=subprocess.PIPE, timeout=HELPER_SECONDS, check=False)
    except OSError as error:
        raise ConfigError(f"{about} cannot be run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise ConfigError(f"{about} took longer than {HELPER_SECONDS} s") from None
    if done.returncode:
        raise ConfigError(f"{about} ended with status {done.returncode}")
    value = done.stdout.decode("utf-8", "replace").splitlines()[:1]
    if not value or not value[0].strip():
        raise ConfigError(f"{about} wrote nothing")
    return value[0].strip()
