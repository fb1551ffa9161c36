"""Setting up a clone: what happens when it cannot, and that the user's index settings reach uv."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("run", "test", "find-python.sh", "bootstrap.py", "pyproject.toml", "README.md", "LICENSE")
unix = pytest.mark.skipif(os.name == "nt", reason="./run is for Unix; Windows has run.bat")


@pytest.fixture(scope="module")
def bootstrap():
    """bootstrap.py as a module."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files that set up a clone, in a folder whose name has a space."""
    folder = tmp_path / "three rings"
    folder.mkdir()
    for name in FILES:
        shutil.copy2(ROOT / name, folder / name)
    return folder


def test_pips_settings_are_read_by_their_rank(bootstrap) -> None:
    listing = "\n".join([
        ":env:.index-url='https://env.example/simple'",
        "global.index-url='https://global.example/simple'",
        "install.find-links='/wheels\\n/more'",
        "global.trusted-host=\"it's.example\"",
        "download.dest='x'",
        "WARNING: something else",
    ])  # fmt: skip
    assert bootstrap.parse_pip_settings(listing) == {
        "index-url": "https://env.example/simple", "find-links": "/wheels /more", "trusted-host": "it's.example",
    }  # fmt: skip


def test_uv_takes_pips_index_where_the_user_set_none_for_uv(bootstrap) -> None:
    pip = {"index-url": "https://pip.example/simple", "extra-index-url": "https://more.example/simple"}
    given = bootstrap.uv_environment({"HOME": "/h"}, pip)
    assert given == {
        "HOME": "/h", "UV_DEFAULT_INDEX": "https://pip.example/simple", "UV_INDEX": "https://more.example/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }  # fmt: skip


@pytest.mark.parametrize("variable", ["UV_DEFAULT_INDEX", "UV_INDEX_URL"])
def test_an_index_set_for_uv_stays(bootstrap, variable: str) -> None:
    environment = {variable: "https://uv.example/simple"}
    assert bootstrap.uv_environment(environment, {"index-url": "https://pip.example/simple"}) == environment


@unix
def test_without_python_it_says_what_to_install(clone: Path, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    (empty / "dirname").symlink_to(shutil.which("dirname"))
    for script in ("run", "test"):
        done = subprocess.run(
            ["/bin/sh", clone / script], env={"PATH": str(empty)}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert done.stderr.startswith("Three Rings needs Python 3.11 or newer, and none was found.")


@unix
def test_an_index_that_cannot_be_reached_is_said_and_the_next_start_tries_again(clone: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "THREE_RINGS"))
    }
    environment |= {
        "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin",
    }  # fmt: skip
    for attempt in range(2):
        done = subprocess.run(
            [sys.executable, clone / "bootstrap.py", "run", "--help"], env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 1, attempt
        assert done.stdout.startswith("Setting up Three Rings in")
        assert "Setting up failed while installing the packages" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (clone / ".venv" / "three-rings.json").exists()


@unix
def test_what_is_up_to_date_starts_at_once_with_its_arguments(bootstrap, clone: Path) -> None:
    program = clone / ".venv" / "bin" / "three-rings"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    (program.parent / "python").symlink_to(sys.executable)
    stamp = {
        "root": str(clone), "python": os.path.realpath(sys.executable), "extras": ["dev"],
        "project": bootstrap.hashlib.sha256((clone / "pyproject.toml").read_bytes()).hexdigest(),
    }  # fmt: skip
    (clone / ".venv" / "three-rings.json").write_text(json.dumps(stamp))
    done = subprocess.run(
        ["/bin/sh", clone / "run", "demo", "--out", "a b", ""], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "demo\n--out\na b\n\n")
    assert done.stderr == ""


def test_misuse_prints_how_it_is_used() -> None:
    done = subprocess.run([sys.executable, ROOT / "bootstrap.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "python bootstrap.py run" in done.stderr
