"""Models fetched from the desk: beside the window, used once they are there, and stopped by key."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.desk.sound_shelf import Fetched
from simulator.desk_shelf import SpeechShelf
from simulator.places import models_folder
from simulator.settings import AGREEMENT, Agreement, Settings
from simulator.speech import catalogue as catalogue_module
from simulator.speech.catalogue import CatalogueModel
from tests.rogue_server import RogueServer
from tests.simulator.speech.test_fetch import known, server  # noqa: F401 - fixtures
from tests.simulator.test_devices import spoken
from tests.virtual_sound import SoundServer


def until(shelf: SpeechShelf, ready: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, shelf.fetching
        time.sleep(0.01)


def ended(shelf: SpeechShelf) -> Fetched:
    """How it ended, waited for."""
    found: list[Fetched] = []
    until(shelf, lambda: (one := shelf.fetched()) is not None and not found.append(one))
    return found[0]


def test_a_model_is_fetched_and_used(known: CatalogueModel) -> None:  # noqa: F811
    shelf = SpeechShelf(Settings)
    assert [row.installed for row in shelf.models()] == [False]
    shelf.fetch(known.name)
    done = ended(shelf)
    assert (done.name, done.problem) == (known.name, None)
    assert done.settings is not None
    assert Path(done.settings.ear.models["zh"]) == models_folder() / known.name
    assert [row.installed for row in shelf.models()] == [True]
    assert shelf.fetching is None
    assert shelf.fetched() is None, "told once"


def test_what_fails_is_one_sentence(
    known: CatalogueModel, server: RogueServer, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    sources = {"test": catalogue_module.Source((server.address("missing", "{file}"),))}
    monkeypatch.setattr(catalogue_module, "_read", lambda: (sources, (known,)))
    shelf = SpeechShelf(Settings)
    shelf.fetch(known.name)
    done = ended(shelf)
    assert done.settings is None
    assert done.problem is not None
    assert "\n" not in done.problem


def test_fetching_is_stopped(known: CatalogueModel) -> None:  # noqa: F811
    shelf = SpeechShelf(Settings)
    shelf.fetch(known.name)
    shelf.fetch("another")
    shelf.stop()
    done = ended(shelf)
    assert done.name == known.name, "one at a time"
    assert done.problem is not None
    assert not list(models_folder().glob("sherpa*"))


def test_voices_are_listed_beside_the_window() -> None:
    shelf = SpeechShelf(Settings)
    assert shelf.voices() is None
    voices = shelf.voices(wait=True)
    assert voices
    assert shelf.voices() == voices


def test_without_agreement_nothing_is_tried() -> None:
    shelf = SpeechShelf(Settings)
    shelf.try_ear("en")
    assert shelf.tried is None


@pytest.mark.sound
def test_a_recogniser_is_tried(virtual_sound: SoundServer) -> None:
    shelf = SpeechShelf(lambda: Settings(agreement=Agreement(AGREEMENT, "2026-03-02")))
    shelf.try_ear("en")
    until(shelf, lambda: shelf.tried is not None and shelf.tried.state == "listening")
    virtual_sound.speak(spoken("Good morning, how can I help you?"))
    until(shelf, lambda: shelf.tried is not None and shelf.tried.state == "done")
    assert shelf.tried is not None
    assert shelf.tried.text
    assert shelf.tried.factor is not None
    shelf.end_try()
    assert shelf.tried is None
