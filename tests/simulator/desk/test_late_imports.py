"""The window does not wait for libraries that only later things need."""

from __future__ import annotations

import json
import subprocess
import sys

LATE = {"sqlalchemy", "alembic", "argon2", "jinja2", "opencc", "pypinyin", "openpyxl", "sherpa_onnx", "pyttsx3"}
PROGRAM = """
import json, sys
import simulator.app, simulator.desk.desk, simulator.desk_services, simulator.screen.window
print(json.dumps([name for name in sys.modules if "." not in name]))
"""


def test_what_opens_the_window_loads_nothing_late() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout.splitlines()[-1])) & LATE == set()
