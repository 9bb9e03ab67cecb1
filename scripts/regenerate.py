#!/usr/bin/env python3
"""Build the effective spec and the low-level client: openapi.yaml + overlays/ -> generated/.

Works offline. The generator and the formatter run in an environment of their own, .generator/, since the generator caps
the versions of libraries that this package leaves free; `--setup` makes it (this alone needs a package index).
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from mailcow_facade.spec import document as doc
from mailcow_facade.spec.overlay import apply, load_overlays
from mailcow_facade.spec.reading import reading_view

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "scripts" / "generator"
REQUIREMENTS = GENERATOR / "requirements.txt"
STAMP = "requirements.sha256"
EFFECTIVE = "openapi.effective.yaml"
PACKAGE = "mailcow_client"
HEADER = (
    "# mailcow's API as a real server speaks it: the pin (openapi.yaml) with overlays/ laid over it, made by\n"
    "# scripts/regenerate.py. Do not edit.\n"
)

EPILOG = """exit status:
  0   fresh, or written
  1   --check: generated/ or spec.lock is stale; the difference is printed
  2   usage
  16 to 19  a document cannot be read
  20  an overlay action matches nothing, changes nothing or is malformed
  22  the generator warned or failed
  23  the generator's environment is missing or cannot be made
"""


class GeneratorFailed(doc.SpecError):
    exit_status = 22


class NoGenerator(doc.SpecError):
    exit_status = 23


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing; tell whether generated/ is fresh")
    parser.add_argument("--setup", action="store_true", help="make the generator's environment first where needed")
    parser.add_argument("--setup-only", action="store_true", help="make the generator's environment and stop")
    parser.add_argument("--pin", type=Path, default=ROOT / "openapi.yaml")
    parser.add_argument("--overlays", type=Path, default=ROOT / "overlays")
    parser.add_argument("--output", type=Path, default=ROOT / "generated")
    parser.add_argument("--lock", type=Path, default=ROOT / "spec.lock")
    arguments = parser.parse_args(argv)
    try:
        if arguments.setup or arguments.setup_only:
            set_up()
        if arguments.setup_only:
            return 0
        with tempfile.TemporaryDirectory() as scratch:
            fresh = Path(scratch, "generated")
            lock = build(arguments.pin, arguments.overlays, fresh, arguments.lock)
            if arguments.check:
                return report(fresh, arguments.output, lock, arguments.lock)
            replace(fresh, arguments.output)
            if arguments.output.resolve() == ROOT / "generated":
                doc.write(arguments.lock, lock)
    except doc.SpecError as error:
        print(f"regenerate: {error}", file=sys.stderr)
        return error.exit_status
    print(f"{arguments.output}: written")
    return 0


def environment() -> Path:
    """The folder of the generator's own environment."""
    return Path(os.environ.get("MAILCOW_GENERATOR_ENV", ROOT / ".generator"))


def set_up() -> None:
    """Make the environment, unless it holds just what requirements.txt says."""
    if is_set_up():
        return
    folder = environment()
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").is_file():
        raise NoGenerator(f"{folder} is no environment: it is not cleared")
    venv.create(folder, clear=True, with_pip=True, symlinks=os.name != "nt")
    installed = subprocess.run(
        [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        raise NoGenerator(f"the generator cannot be installed into {folder}:\n{installed.stderr.strip()}")
    (folder / STAMP).write_text(doc.sha256(REQUIREMENTS.read_bytes()))


def is_set_up() -> bool:
    """Whether the environment holds just what requirements.txt says; the stamp is written last."""
    stamp = environment() / STAMP
    return stamp.is_file() and stamp.read_text() == doc.sha256(REQUIREMENTS.read_bytes())


def build(pin: Path, overlays: Path, output: Path, lock: Path) -> str:
    """Make effective spec and client in ``output`` and return the text that the lock should have."""
    pin_text = doc.read(pin)
    effective = apply(doc.load(pin_text, name=pin.name), load_overlays(overlays))
    text = doc.dump(effective, header=HEADER)
    output.mkdir(parents=True)
    (output / EFFECTIVE).write_text(text, encoding="utf-8")
    generate(reading_view(effective), output / PACKAGE)
    entries = json.loads(lock.read_text(encoding="utf-8")) if lock.is_file() else {}
    entries["sha256"] = {**entries.get("sha256", {}), "pin": doc.sha256(pin_text), "effective": doc.sha256(text)}
    versions = dict(re.findall(r"^([\w-]+)==(\S+)$", REQUIREMENTS.read_text(), re.MULTILINE))
    entries["generator"] = f"openapi-python-client {versions['openapi-python-client']}"
    entries["formatter"] = f"ruff {versions['ruff']}"
    return json.dumps(entries, indent=2, sort_keys=True) + "\n"


def generate(view: doc.Node, package: Path) -> None:
    """Run generator and formatter. A warning of the generator means that an operation is missing: it is an error."""
    python = environment() / "bin" / "python"
    if not is_set_up():
        raise NoGenerator(
            f"{environment()} does not hold what requirements.txt says: run scripts/regenerate.py --setup"
        )
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, "reading.yaml")
        source.write_text(doc.dump(view), encoding="utf-8")
        command: list[str | Path] = [python, "-m", "openapi_python_client", "generate", "--meta", "none"]
        command += ["--fail-on-warning", "--path", source, "--output-path", package]
        command += ["--config", GENERATOR / "config.yaml", "--custom-template-path", GENERATOR / "templates"]
        output = run(command)
        if re.search(r"warning|error", output, re.IGNORECASE):
            raise GeneratorFailed(f"the generator warned:\n{output}")
    (package / "py.typed").touch()
    ruff: list[str | Path] = [python, "-m", "ruff"]
    config: list[str | Path] = ["--config", GENERATOR / "ruff.toml", "--no-cache", "--quiet"]
    run([*ruff, "check", "--fix-only", *config, package])
    run([*ruff, "format", *config, package])


def run(command: list[str | Path]) -> str:
    # A terminal's width and colour must not reach what is generated.
    calm = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=calm)
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise GeneratorFailed(f"{Path(command[2]).name} failed with status {done.returncode}:\n{output}")
    return output


def contents(folder: Path) -> dict[str, str]:
    """Every file below ``folder``, by its relative name; bytes that are no UTF-8 are escaped."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[str(path.relative_to(folder))] = "a symbolic link\n"
        elif path.is_file() and not (path.parent.name == "__pycache__" and path.suffix == ".pyc"):
            found[str(path.relative_to(folder))] = path.read_bytes().decode("utf-8", "backslashreplace")
    return found


def report(fresh: Path, output: Path, fresh_lock: str, lock: Path) -> int:
    """Print what differs; 1 where anything does."""
    new = {**contents(fresh), "spec.lock": fresh_lock}
    old = {**contents(output), "spec.lock": lock.read_text(encoding="utf-8") if lock.is_file() else ""}
    stale = 0
    for name in sorted(new.keys() | old.keys()):
        if new.get(name) != old.get(name):
            stale += 1
            sys.stdout.writelines(
                difflib.unified_diff(
                    old.get(name, "").splitlines(keepends=True),
                    new.get(name, "").splitlines(keepends=True),
                    f"committed/{name}",
                    f"fresh/{name}",
                )
            )
    if stale:
        print(f"regenerate: {stale} of {len(new)} files are stale: run scripts/regenerate.py", file=sys.stderr)
        return 1
    print(f"{output}: fresh, {len(new)} files")
    return 0


def replace(fresh: Path, output: Path) -> None:
    """Put what was built in the place of what is there; on a failure the old client stays."""
    output.mkdir(parents=True, exist_ok=True)
    doc.write(output / EFFECTIVE, (fresh / EFFECTIVE).read_text(encoding="utf-8"))
    target, old = output / PACKAGE, output / f".{PACKAGE}.old"
    new = output / f".{PACKAGE}.new"
    for leftover in (old, new):
        shutil.rmtree(leftover, ignore_errors=True)
    staged = Path(shutil.copytree(fresh / PACKAGE, new))
    if target.exists():
        target.rename(old)
    staged.rename(target)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
