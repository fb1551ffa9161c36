"""Sets up `.venv` in this clone when it is missing or out of date, then starts the program in it.

    python bootstrap.py run [arguments of three-rings]     what run.bat calls
    python bootstrap.py set-up [extra …]                   what ./run and ./test call
    python bootstrap.py ready [extra …]                    exit status 0 when there is nothing to set up

It needs nothing but the standard library of any Python >= 3.11. Packages come through uv where that is on the
PATH, else through pip; both use the index that the user has set for pip.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

LEAST: Final = (3, 11)
ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
STAMP: Final = VENV / "three-rings.json"
"""Says what was installed, where and from which pyproject.toml; missing while an installation is not complete."""
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
COMMAND: Final = BIN / ("three-rings.exe" if os.name == "nt" else "three-rings")
UV_OF_PIP: Final = {
    "index-url": ("UV_DEFAULT_INDEX", ("UV_INDEX_URL",)),
    "extra-index-url": ("UV_INDEX", ("UV_EXTRA_INDEX_URL",)),
    "find-links": ("UV_FIND_LINKS", ()),
    "constraint": ("UV_CONSTRAINT", ()),
    "cert": ("SSL_CERT_FILE", ()),
    "trusted-host": ("UV_INSECURE_HOST", ()),
    "no-index": ("UV_NO_INDEX", ()),
}
"""pip's setting: uv's variable for it, and older names of that variable which a user may have set."""


class SetUpError(Exception):
    """The program cannot be set up; the message says why and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Carry out one of the commands and return the exit status."""
    if not arguments or arguments[0] not in ("run", "set-up", "ready"):
        print(__doc__, file=sys.stderr)
        return 2
    command, rest = arguments[0], list(arguments[1:])
    if command == "ready":
        return 0 if ready(rest) else 1
    try:
        if sys.version_info < LEAST:
            raise SetUpError(f"Python {_dotted(LEAST)} or newer is needed; this is {sys.version.split()[0]}.")
        set_up(rest if command == "set-up" else [])
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The set-up goes on at the next start.", file=sys.stderr)
        return 130
    return start(rest) if command == "run" else 0


def ready(extras: Sequence[str]) -> bool:
    """Whether `.venv` was set up here, from this pyproject.toml and with at least the named extras."""
    stamp = _read_stamp()
    up_to_date = bool(stamp) and _at_home(stamp) and COMMAND.exists() and stamp.get("project") == _project()
    return up_to_date and set(extras) <= set(stamp["extras"])


def set_up(extras: Sequence[str]) -> None:
    """Bring `.venv` up to date with pyproject.toml and at least the named extras. Raises SetUpError."""
    if ready(extras):
        return
    stamp = _read_stamp()
    wanted = sorted({*extras, *stamp.get("extras", [])})
    began = time.monotonic()
    uv = shutil.which("uv")
    print(f"Setting up Three Rings in {VENV} with {'uv' if uv else 'pip'}; this happens once.", flush=True)
    STAMP.unlink(missing_ok=True)
    if not (_at_home(stamp) and _runs(PYTHON)):
        _make_venv(uv)
    _install(uv, f"{ROOT}[{','.join(wanted)}]" if wanted else str(ROOT))
    stamp = {"root": str(ROOT), "python": _python(), "project": _project(), "extras": wanted}
    STAMP.write_text(json.dumps(stamp) + "\n", encoding="utf-8")
    print(f"Ready after {time.monotonic() - began:.0f} s.", flush=True)


def start(arguments: Sequence[str]) -> int:
    """Run `three-rings` with these arguments in place of this process."""
    command = [str(COMMAND), *arguments]
    if os.name == "nt":  # there, exec would detach the program from its console
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    return os.execv(command[0], command)


def _make_venv(uv: str | None) -> None:
    if VENV.exists():
        print("The old .venv does not fit any more and is made anew.", flush=True)
        shutil.rmtree(VENV)
    if uv:
        _must([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)], "making .venv", os.environ)
        return
    _must(
        [sys.executable, "-m", "venv", str(VENV)],
        "making .venv",
        os.environ,
        "Where Python comes in pieces install its venv part (Debian, Ubuntu: apt install python3-venv), or install uv.",
    )


def _install(uv: str | None, what: str) -> None:
    environment = dict(os.environ)
    if uv:
        command = [uv, "pip", "install", "--python", str(PYTHON), "--editable", what]
        environment = uv_environment(environment, _pip_settings())
    else:
        if not _runs(PYTHON, "-m", "pip", "--version"):  # a .venv that uv made has none
            _must([str(PYTHON), "-m", "ensurepip"], "adding pip to .venv", environment)
        command = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--prefer-binary",
            "--no-compile",
            "--editable",
            what,
        ]  # fmt: skip - without compiling it takes half the time and 75 MB less
    _must(
        command,
        "installing the packages",
        environment,
        "Check the network and the package index that pip or uv is set to, then start again.",
    )


def uv_environment(environment: Mapping[str, str], pip: Mapping[str, str]) -> dict[str, str]:
    """The environment for uv: pip's settings apply wherever the user has set none for uv."""
    result = dict(environment)
    for key, (variable, older) in UV_OF_PIP.items():
        value = pip.get(key)
        if value and not any(name in environment for name in (variable, *older)):
            result[variable] = value
    if "extra-index-url" in pip and "UV_INDEX_STRATEGY" not in environment:
        result["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # pip's rule: the best version of all indexes
    return result


def parse_pip_settings(listing: str) -> dict[str, str]:
    """What `pip config list` prints, as `{setting: value}`; environment before `install` before `global`."""
    ranks = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        match = re.match(r"(global|install|:env:)\.([\w-]+)=('.*'|\".*\")$", line.strip())
        if not match:
            continue
        section, key, quoted = match.groups()
        value = " ".join(str(ast.literal_eval(quoted)).split())
        if ranks[section] >= found.get(key, (-1, ""))[0]:
            found[key] = (ranks[section], value)
    return {key: value for key, (_, value) in found.items()}


def _pip_settings() -> dict[str, str]:
    """The settings of this Python's pip; none where it has no pip."""
    done = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    return parse_pip_settings(done.stdout) if done.returncode == 0 else {}


def _must(command: Sequence[str], what: str, environment: Mapping[str, str], mend: str = "") -> None:
    try:
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except OSError as error:
        raise SetUpError(f"Setting up failed while {what}: {command[0]}: {error.strerror}. {mend}".strip()) from error
    if status:
        raise SetUpError(f"Setting up failed while {what} (exit status {status}, see above). {mend}".strip())


def _runs(python: Path, *arguments: str) -> bool:
    """Whether this interpreter is there, new enough and can carry out the arguments."""
    check = arguments or ("-c", f"import sys; sys.exit(sys.version_info < {LEAST})")
    try:
        return subprocess.run([str(python), *check], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _at_home(stamp: Mapping[str, Any]) -> bool:
    """Whether `.venv` was made in this folder and its interpreter is still the same; unknown counts as yes."""
    return bool(stamp.get("root", str(ROOT)) == str(ROOT) and stamp.get("python", _python()) == _python())


def _project() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _python() -> str:
    """The interpreter that `.venv` rests on: when it is replaced by another one, its packages are lost."""
    return os.path.realpath(PYTHON)


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def _read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and isinstance(stamp.get("extras"), list) else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
