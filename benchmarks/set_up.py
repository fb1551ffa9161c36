"""Seconds and megabytes that a fresh clone costs: `./run` until the program answers, a later start, and `./test`.

    python benchmarks/set_up.py [--quick] [--json]

Clones the last commit into a temporary folder and starts it there as a new user would, with pip (uv is taken off the
PATH) and, where there is one, with uv; packages come through the index that is set, so its distance counts. `--quick`
leaves `./test` out. The last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LATER_STARTS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave ./test out")
    parser.add_argument("--json", action="store_true", help="print the JSON line alone")
    options = parser.parse_args()
    figures = {}
    tools = {"pip": without_uv(os.environ["PATH"])}
    if shutil.which("uv"):
        tools["uv"] = os.environ["PATH"]
    for tool, path in tools.items():
        with tempfile.TemporaryDirectory() as folder:
            figures[tool] = measure(Path(folder), path, test=not options.quick)
        if not options.json:
            print(f"{tool}: {figures[tool]}")
    print(json.dumps(figures))


def measure(folder: Path, path: str, *, test: bool) -> dict[str, float]:
    """Figures of one fresh clone."""
    clone = folder / "three-rings"
    environment = {**os.environ, "PATH": path, "THREE_RINGS_HOME": str(folder / "home")}
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    figures = {
        "first_start_s": seconds(["./run", "--version"], clone, environment),
        "later_start_s": min(seconds(["./run", "--version"], clone, environment) for _ in range(LATER_STARTS)),
        "venv_mb": megabytes(clone / ".venv"),
        "clone_mb": megabytes(clone) - megabytes(clone / ".venv"),
    }
    if test:
        figures["test_s"] = seconds(["./test"], clone, environment, may_fail=True)
        figures["test_venv_mb"] = megabytes(clone / ".venv")
    return figures


def seconds(command: Sequence[str], folder: Path, environment: dict[str, str], *, may_fail: bool = False) -> float:
    """Wall time of a command; its output is thrown away, a failure is not."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    taken = time.monotonic() - began
    if done.returncode and not may_fail:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return round(taken, 1)


def megabytes(folder: Path) -> int:
    """Size of all files below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) // 1_000_000


def without_uv(path: str) -> str:
    """The PATH without the folders that hold uv."""
    return os.pathsep.join(folder for folder in path.split(os.pathsep) if not shutil.which("uv", path=folder))


if __name__ == "__main__":
    main()
