"""The first start by keyboard alone: any step can be skipped, and nothing is heard before it was agreed to."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pygame
import pytest

from simulator.desk.desk import Desk
from simulator.desk.sound_bench import sound_page
from simulator.desk.sound_shelf import Fetched
from simulator.screen.first_start_view import SoundCheckView
from simulator.screen.views import BriefView
from simulator.screen.window import Window, unseen_window
from simulator.screen.words import words_for
from simulator.settings import AGREEMENT, Agreement, EarSettings, Leak, Settings, VoiceSettings
from simulator.speech.level import Figures, InputQuality
from tests.simulator.desk.recorded_call import DeskOfRecords, RecordedCall
from tests.simulator.desk.test_walk import Session
from tests.simulator.screen.keys import composing, ctrl, key, text

AGREE = key(pygame.K_RETURN, pygame.KMOD_LCTRL)
NEW = Settings(introduced=False)


class Beginner(Session):
    """A desk with a keyboard, and settings of its own."""

    def __init__(self, window: Window, settings: Settings) -> None:
        self.services = DeskOfRecords(settings)
        self.desk = Desk(window, self.services)  # type: ignore[arg-type]
        self.frame()

    @property
    def bench(self) -> object:
        return self.services.bench


@pytest.fixture
def begin() -> Iterator[Callable[[Settings], Beginner]]:
    window = unseen_window()
    pygame.event.clear()
    yield lambda settings: Beginner(window, settings)
    window.close()


def test_the_whole_first_start_by_key(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    assert session.desk.place == "welcome"
    for count in range(1, 4):
        session.press(composing("lin"[:count]))
    session.press(composing(""), text("林晓"), pygame.K_RETURN)
    assert session.desk.place == "agreement"
    assert not session.services.bench.listening, "no microphone before the agreement"
    session.press(AGREE)
    settings = session.services.settings
    assert (settings.trainee, settings.agreement) == ("林晓", Agreement(AGREEMENT, date.today().isoformat()))
    assert session.desk.place == "sound_check"
    assert session.services.bench.listening
    session.press(pygame.K_F6)
    assert session.services.bench.said[0][0] == "zh"
    session.services.bench.playing, session.services.bench.leak = False, -18.04
    session.frame()
    assert session.services.settings.ear.leak == Leak(-18.0)
    session.press(pygame.K_RETURN)
    assert session.desk.place == "first_models"
    assert not session.services.bench.listening
    session.press(pygame.K_F8)
    assert "sense-voice" in session.services.shelf.asked[0]
    session.press(pygame.K_RETURN)
    assert session.desk.place == "lobby"
    assert session.services.settings.introduced
    after = replace(Settings(), ear=EarSettings(models={"zh": "/models/zh"}))
    session.services.shelf.ended = Fetched(session.services.shelf.asked[0], None, after)
    session.frame()
    assert session.services.settings.ear.models == {"zh": "/models/zh"}, "used once it is there"


def test_a_first_typed_call_is_two_keys_away(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    session.press(pygame.K_F10)
    assert session.desk.place == "lobby"
    settings = session.services.settings
    assert settings.introduced
    assert not settings.agreed
    session.press(pygame.K_RETURN)
    assert session.desk.place == "brief"
    assert session.call.typed


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_any_step_can_be_skipped(begin: Callable[[Settings], Beginner], steps: int) -> None:
    session = begin(NEW)
    session.press(text("Lin"), *([pygame.K_RETURN, AGREE, pygame.K_RETURN][:steps]), pygame.K_F10)
    assert session.desk.place == "lobby"
    assert session.services.settings.trainee == "Lin"
    assert session.desk._view.typed  # type: ignore[union-attr]
    assert not session.services.bench.listening


def test_the_language_changes_at_once_and_keeps_the_name(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    session.press(text("Lin"), pygame.K_F2)
    assert session.services.settings.interface == "en"
    assert session.desk._page.filled("trainee") == "Lin"  # type: ignore[union-attr]
    session.press(pygame.K_F4)
    assert session.services.settings.screen.text_scale == 1.25
    assert not session.services.settings.introduced
    session.press(pygame.K_TAB, pygame.K_TAB, pygame.K_RETURN)
    assert session.desk.place == "agreement", "Enter on what is chosen goes on"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "welcome"


def test_who_does_not_agree_types_and_is_not_listened_to(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    session.press(pygame.K_RETURN, pygame.K_F4)
    assert session.desk.place == "sound_check"
    assert not session.services.settings.agreed
    assert not session.services.bench.listening
    view = session.desk._page.view  # type: ignore[union-attr]
    assert isinstance(view, SoundCheckView)
    assert "打字" in view.page.heard


def test_devices_are_chosen_by_arrow_and_remembered(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    session.press(pygame.K_RETURN, AGREE)
    page = session.desk._page
    assert page is not None
    page.move_focus("microphone.")
    session.press(pygame.K_DOWN)
    assert session.services.settings.ear.microphone == "Headset"
    assert session.services.bench.opened == [None, "Headset"]
    page.move_focus("speaker.")
    session.press(pygame.K_DOWN, pygame.K_DOWN)
    assert session.services.settings.voice.speaker == "Loudspeaker"


def test_settings_from_before_are_asked_only_for_the_agreement(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(Settings(trainee="林"))
    assert session.desk.place == "lobby"
    session.desk.open("double-charge", typed=False)
    session.frame()
    assert session.desk.place == "agreement", "a call that is to be spoken"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"
    session.desk.open("double-charge", typed=False)
    session.frame()
    session.press(AGREE)
    assert session.desk.place == "brief"
    assert not session.call.typed
    session.press(pygame.K_ESCAPE)
    session.desk.open("double-charge", typed=False)
    session.frame()
    assert session.desk.place == "brief", "asked once"


def test_without_agreement_the_call_is_typed(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(Settings(trainee="林"))
    session.desk.open("double-charge", typed=False)
    session.frame()
    assert session.desk.place == "agreement"
    session.press(pygame.K_F4)
    assert session.desk.place == "brief"
    assert session.call.typed


def test_quitting_in_the_first_start_begins_it_again(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(NEW)
    session.press(pygame.K_RETURN, ctrl("q"))
    assert not session.services.settings.introduced


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_test_of_sound_says(language: str) -> None:
    t = words_for(language)
    agreed = replace(NEW, agreement=Agreement(AGREEMENT))
    said = {
        state: sound_page(agreed, None, t, quality=InputQuality(state), listening=True).heard  # type: ignore[arg-type]
        for state in ("waiting", "good", "quiet", "clipped", "noisy", "silent")
    }
    assert len(set(said.values())) == len(said)
    lost = sound_page(agreed, None, t, quality=InputQuality("good"), listening=True, lost="It is gone.")
    assert lost.heard_tone == "bad"
    assert ("It is gone" in lost.heard) == (language == "en"), "drivers speak English"


def test_a_leak_counts_for_the_devices_it_was_measured_with() -> None:
    t = words_for("en")
    leaky = replace(NEW, ear=EarSettings(leak=Leak(-20.0, None, None)))
    assert "while the caller speaks" in sound_page(leaky, None, t, quality=InputQuality("good")).leak
    other = replace(leaky, voice=VoiceSettings(speaker="Headset"))
    assert sound_page(other, None, t, quality=InputQuality("good")).leak == ""


def test_a_device_that_is_not_there_stays_chosen() -> None:
    page = sound_page(
        replace(NEW, ear=EarSettings(microphone="Headset")), None, words_for("en"), quality=InputQuality("good")
    )
    assert page.microphones[-1] == ("Headset", "Headset (not there)")
    assert page.microphone == "Headset"


def test_the_brief_of_a_spoken_call_says_how_the_microphone_hears(begin: Callable[[Settings], Beginner]) -> None:
    session = begin(Settings(trainee="林", agreement=Agreement(AGREEMENT, "2026-03-02")))
    figures = Figures()
    open_call = session.services.open_call

    def spoken(*asked: Any) -> RecordedCall:
        call = open_call(*asked)
        call.typed, call.figures = False, figures
        return call

    session.services.open_call = spoken  # type: ignore[method-assign]
    session.desk.open("double-charge", typed=False)
    session.frame()
    view = session.desk._page.view  # type: ignore[union-attr]
    assert isinstance(view, BriefView)
    assert view.heard is not None
    for _ in range(60):
        figures.take(-55.0, 0.9)
    session.frame(1.0)
    session.frame()
    told = session.desk._page.view  # type: ignore[union-attr]
    assert isinstance(told, BriefView)
    assert told.heard is not None
    assert told.heard.tone == "middle"
    assert told.heard.text != view.heard.text
    assert told.live.speech
