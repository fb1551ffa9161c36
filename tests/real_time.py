"""Runs the tests that need sound or a window: each file in a process of its own, two files at a time.

    python -m tests.real_time [ARGUMENTS OF PYTEST]

SDL and PortAudio keep to the sound server that a process met first, so that in one process later files would be mute.
Such tests wait for sound more than they compute; two at a time leave a processor of two cores room. What a file prints
is shown when it ends.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
MARKS: Final = re.compile(r"mark\.(sound|window)\b")
AT_A_TIME: Final = 2
NOTHING_ASKED: Final = 5
"""The status of pytest where the arguments choose no test of the file."""


def files() -> list[Path]:
    """The files with such tests, those of whole calls, which take longest, first."""
    found = (path for path in (ROOT / "tests").rglob("test_*.py") if MARKS.search(path.read_text(encoding="utf-8")))
    return sorted(found, key=lambda path: ("_call" not in path.name, path.as_posix()))


def run(file: Path, arguments: Sequence[str]) -> tuple[int, str]:
    """Run the tests of a file; its status and what it printed."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "sound or window", str(file), *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, f"--- {file.relative_to(ROOT)} ({time.monotonic() - began:.0f} s)\n{done.stdout}"


def main(arguments: Sequence[str]) -> int:
    """Run them all; 1 when any failed."""
    failed = []
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        running = {pool.submit(run, file, arguments): file for file in files()}
        for done in as_completed(running):
            status, printed = done.result()
            print(printed, flush=True)
            if status not in (0, NOTHING_ASKED):
                failed.append(running[done].relative_to(ROOT).as_posix())
    for name in sorted(failed):
        print(f"failed: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
