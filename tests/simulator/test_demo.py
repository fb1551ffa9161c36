"""The demonstration: a call with everything of it in one folder, and nothing among the results of the user."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from scoring.engine import score
from scoring.standard import shipped_standard
from simulator.call.ports import SpokenLine, VoiceStyle
from simulator.demo import demo
from simulator.errors import UnknownNameError, UsageError
from simulator.library import default_library
from simulator.results.entries import CallEntry
from simulator.results.recorder import read_record
from simulator.results.store import Store, open_store
from simulator.settings import Settings
from simulator.speech.rendered import Rendering
from simulator.switchboard import Switchboard

RATE = 8000


class Murmuring:
    """Renders every line as soft noise of the length of its text; mirrors simulator.speech.rendering.VoiceRenderer."""

    def line(self, line: SpokenLine) -> Rendering:
        """A customer's line."""
        return self.render(line.text, line.language, line.style)

    def render(self, text: str, language: str, style: VoiceStyle) -> Rendering:
        """The trainee's words."""
        del language, style
        return Rendering(np.full(RATE * len(text) // 8, 0.01, np.float32), RATE)


@pytest.fixture
def store() -> Store:
    return open_store()


def play(store: Store, out: Path, scenario: str = "late-claim") -> None:
    board = Switchboard(default_library(), lambda: store, Settings())
    demo(board, Murmuring(), out, scenario=scenario)  # type: ignore[arg-type]


def test_everything_lies_in_its_folder_and_nothing_among_the_results(store: Store, tmp_path: Path) -> None:
    play(store, tmp_path / "demo")
    left = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert {"late-claim.flac", "late-claim.jsonl", "late-claim.json"} < set(left)
    assert sum(name.endswith(".png") for name in left) > 5
    record = read_record(tmp_path / "demo" / "late-claim.jsonl")
    card = json.loads((tmp_path / "demo" / "late-claim.json").read_text(encoding="utf-8"))
    assert card["total"] == score(record, shipped_standard("guangdong-phone")).total
    assert store.calls() == ()
    assert not store.records.exists()


def test_what_an_older_program_kept_of_a_demonstration_is_forgotten_without_its_files(
    store: Store, tmp_path: Path
) -> None:
    play(store, tmp_path)
    record = tmp_path / "late-claim.jsonl"
    store.begin_call(read_record(record).header, record)
    (entry,) = store.calls()
    assert isinstance(entry, CallEntry)
    store.delete_call(entry.id, who="lin", made="2026-11-24T10:00:00+08:00")
    assert store.calls() == ()
    assert record.exists(), "it may be that of another demonstration by now"


@pytest.mark.parametrize("scenario", ["late-klaim", "nowhere"])
def test_a_scenario_that_does_not_exist_is_misuse(store: Store, tmp_path: Path, scenario: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        play(store, tmp_path, scenario)
    assert refused.value.exit_status == 2


def test_a_language_without_scenarios_is_misuse(store: Store, tmp_path: Path) -> None:
    board = Switchboard(default_library(), lambda: store, Settings())
    with pytest.raises(UsageError, match="'fr'"):
        demo(board, Murmuring(), tmp_path, language="fr")  # type: ignore[arg-type]
