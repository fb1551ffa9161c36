"""Where shipped and private things lie."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import places
from simulator.errors import StoreError

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_clone_uses_its_own_scenarios_and_assets() -> None:
    assert places.scenarios_folder() == ROOT / "scenarios"
    assert places.assets_folder() == ROOT / "assets"
    assert (places.scenarios_folder() / "centre.yaml").is_file()


def test_an_installed_package_carries_its_scenarios(tmp_path: Path) -> None:
    package = tmp_path / "site" / "simulator"
    (package / "share" / "scenarios").mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "places.py"):
        (package / name).write_bytes((ROOT / "simulator" / name).read_bytes())
    program = "from simulator.places import *; print(scenarios_folder(), assets_folder(), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(package.parent)}, cwd=tmp_path,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [str(package / "share" / "scenarios"), str(package / "share" / "assets")]


def test_the_home_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "mine"))
    assert places.data_folder() == tmp_path / "mine"
    assert places.cache_folder() == tmp_path / "mine" / "cache"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such access bits")
def test_new_folders_are_private_and_old_ones_are_left_alone(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    places.private_folder(old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o755
    assert stat.S_IMODE(places.private_folder(tmp_path / "new").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "file" / "home"))
    with pytest.raises(StoreError, match="name another one in THREE_RINGS_HOME"):
        places.data_folder()
