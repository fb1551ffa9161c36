"""The settings by keyboard: every change counts at once, is kept, and can be read in words."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.desk import Desk
from simulator.desk.settings_desk import QUIET, TABS, settings_view
from simulator.desk.settings_values import limits_of, neighbours, value_of, with_value
from simulator.desk.sound_shelf import Fetched, Tried
from simulator.screen.settings_view import (
    ActionItem,
    NumberItem,
    PickItem,
    ProgressItem,
    SettingsView,
    TextItem,
)
from simulator.screen.widgets.label import Stars
from simulator.screen.window import Window, unseen_window
from simulator.screen.words import languages, words_for
from simulator.settings import AGREEMENT, Agreement, EarSettings, Settings, TurnSettings
from simulator.speech.level import InputQuality
from tests.simulator.desk.recorded_call import DeskOfRecords
from tests.simulator.desk.test_walk import Session
from tests.simulator.screen.keys import ctrl, key, text

AGREED = Settings(trainee="林", agreement=Agreement(AGREEMENT, "2026-03-02"))


class Sitting(Session):
    """A desk whose settings are open."""

    def __init__(self, window: Window, settings: Settings) -> None:
        self.services = DeskOfRecords(settings)
        self.desk = Desk(window, self.services)  # type: ignore[arg-type]
        self.frame()
        self.press(pygame.K_F3)
        assert self.desk.place == "settings"

    def tab(self, name: str) -> None:
        """Open a tab by key."""
        while self.view.tab != name:
            self.press(pygame.K_F5)

    @property
    def view(self) -> SettingsView:
        page = self.desk._page
        assert page is not None
        assert isinstance(page.view, SettingsView)
        return page.view

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a widget by the Tab key."""
        for _ in range(60):
            if self.focus == name or self.focus.startswith(f"{name}."):
                return
            self.press(pygame.K_TAB)
        raise AssertionError(f"{name} is not reached")


@pytest.fixture
def sit() -> Iterator[Callable[[Settings], Sitting]]:
    window = unseen_window()
    pygame.event.clear()
    yield lambda settings: Sitting(window, settings)
    window.close()


def test_every_tab_is_reached_by_one_key(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    seen = []
    for _ in TABS:
        seen.append(session.view.tab)
        session.press(pygame.K_F5)
    assert tuple(seen) == TABS


def test_a_choice_counts_at_once(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.go_to("screen.text_scale")
    session.press(pygame.K_RIGHT, pygame.K_RIGHT)
    assert session.services.settings.screen.text_scale == 1.5
    session.go_to("interface")
    session.press(pygame.K_RIGHT)
    assert session.services.settings.interface == "en"
    assert session.view.tabs[0][1] == "General"
    session.press(pygame.K_ESCAPE)
    assert session.desk.place == "lobby"


def test_a_name_is_kept_a_moment_after_it_was_written(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.go_to("trainee")
    session.press(ctrl("u"), text("Wo"), text("ng"))
    assert session.services.settings.trainee == "林"
    session.frame(QUIET)
    assert session.services.settings.trainee == "Wong"
    session.press(text(" Li"), pygame.K_ESCAPE)
    assert session.services.settings.trainee == "Wong Li", "leaving keeps it at once"
    session.press(pygame.K_F3)
    session.go_to("trainee")
    session.press(ctrl("u"))
    session.frame(QUIET)
    assert session.services.settings.trainee == "Wong Li", "a name is never empty"


def test_a_threshold_is_changed_by_arrows_within_its_limits(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("turns")
    session.go_to("turns.quick")
    session.press(pygame.K_RIGHT)
    assert session.services.settings.turns.quick == pytest.approx(0.5)
    session.press(*[pygame.K_LEFT] * 5)
    assert session.services.settings.turns.quick == 0.2
    session.press(pygame.K_F8)
    assert session.services.settings.turns == TurnSettings()


def test_every_threshold_is_there_with_explanation_and_unit() -> None:
    services = DeskOfRecords(AGREED)
    for language in languages():
        view = settings_view(services, words_for(language), languages(), tab="turns")  # type: ignore[arg-type]
        shown = {item.key for item in view.items if isinstance(item, NumberItem)}
        assert shown == {f"turns.{one.name}" for one in fields(TurnSettings) if "limits" in one.metadata}
        assert all(item.about and item.label for item in view.items if isinstance(item, NumberItem))


def test_the_microphone_is_opened_by_key_and_closed_when_left(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("sound")
    assert not session.services.bench.listening
    session.press(pygame.K_F7)
    assert session.services.bench.listening
    session.press(pygame.K_F5)
    assert not session.services.bench.listening


def test_without_agreement_the_microphone_cannot_be_tried(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(Settings(trainee="林"))
    session.tab("sound")
    session.press(pygame.K_F7)
    assert not session.services.bench.listening


def test_the_agreement_is_taken_back_in_the_settings(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("recordings")
    session.press(pygame.K_F8)
    assert session.desk.place == "agreement"
    session.press(pygame.K_F4)
    assert session.desk.place == "settings"
    assert not session.services.settings.agreed
    session.press(pygame.K_F8, key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    assert session.services.settings.agreed


def test_a_voice_is_chosen_and_heard(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("voices")
    session.go_to("voice.names.zh")
    session.press(pygame.K_DOWN)
    assert session.services.settings.voice.names == {"zh": "cmn"}
    session.press(pygame.K_F6)
    assert session.services.bench.said[0][0] == "zh"
    session.press(pygame.K_F6)
    assert not session.services.bench.playing
    session.services.bench.problem = "There is no loudspeaker."
    session.frame()
    assert any(isinstance(item, TextItem) and item.tone == "bad" for item in session.view.items)
    session.press(pygame.K_UP)
    assert session.services.settings.voice.names == {}


def test_a_recogniser_on_the_internet_is_told_first(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("recogniser")
    session.go_to("ear.engine")
    while not any(isinstance(item, ActionItem) and item.name == "remote" for item in session.view.items):
        session.press(pygame.K_RIGHT)
    assert session.services.settings.ear.engine != "google"
    told = [item for item in session.view.items if isinstance(item, TextItem) and item.tone == "bad"]
    assert "Google" in told[0].text
    session.press(pygame.K_F8)
    assert session.services.settings.ear.engine == "google"


def test_a_model_is_fetched_while_the_trainee_goes_on(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("models")
    session.go_to("model")
    session.press(pygame.K_DOWN)
    picked = next(item.chosen for item in session.view.items if isinstance(item, PickItem))
    session.press(pygame.K_F8)
    assert session.services.shelf.asked == [picked]
    session.frame()
    assert any(isinstance(item, ProgressItem) for item in session.view.items)
    session.press(pygame.K_ESCAPE)
    after = replace(Settings(), ear=EarSettings(models={"zh": "/models/zh"}))
    session.services.shelf.fetching, session.services.shelf.ended = None, Fetched(picked, None, after)
    session.frame()
    settings = session.services.settings
    assert settings.ear.models == {"zh": "/models/zh"}
    assert settings.trainee == "林", "whatever else was chosen stays"
    assert picked in session.desk._view.notice.text  # type: ignore[union-attr]


def test_a_model_that_could_not_be_fetched_is_told(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.services.shelf.ended = Fetched("sense-voice", "The disk is full.", None)
    session.frame()
    session.frame()
    assert session.view.notice is not None
    assert session.services.settings == AGREED


@given(st.floats(0.01, 5.0), st.sampled_from([0.01, 0.05, 0.1, 1.0]))
def test_steps_lead_up_and_down_within_limits(value: float, step: float) -> None:
    less, more = neighbours(value, (0.01, 5.0), step)
    if less is not None:
        assert 0.01 <= less < value
        assert value - less <= step + 1e-6
    if more is not None:
        assert value < more <= 5.0
        assert more - value <= step + 1e-6


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("turns.quick", 0.5, 0.5),
        ("screen.reduced_motion", "yes", True),
        ("keep_sound", "no", False),
        ("ear.microphone", "Headset", "Headset"),
        ("screen.text_scale", "1.5", 1.5),
    ],
)
def test_a_setting_by_its_name(name: str, value: str | float, expected: object) -> None:
    changed = with_value(AGREED, name, value)
    assert value_of(changed, name) == expected
    assert (
        with_value(
            changed,
            name,
            "yes"
            if value_of(AGREED, name) is True
            else "no"
            if value_of(AGREED, name) is False
            else value_of(AGREED, name) or "",
        )
        == AGREED
    )


def test_limits_are_those_of_the_settings() -> None:
    assert limits_of(AGREED, "voice.rate") == (0.5, 2.0)


def test_stars_and_days_in_a_row_can_be_hidden(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)

    def lobby() -> tuple[str, int]:
        session.press(pygame.K_ESCAPE)
        page = session.desk._page
        assert page is not None
        standing, stars = page.view.standing, sum(isinstance(widget, Stars) for widget in page.widgets)  # type: ignore[attr-defined]
        session.press(pygame.K_F3)
        return standing, stars

    t = words_for("zh")
    assert t("Level {level}", level=1) in lobby()[0]
    assert lobby()[1] > 0
    for name in ("game.stars", "game.streak"):
        session.go_to(name)
        session.press(pygame.K_RIGHT)
    assert lobby() == ("", 0)


def test_a_recogniser_is_tried_for_some_seconds(sit: Callable[[Settings], Sitting]) -> None:
    session = sit(AGREED)
    session.tab("recogniser")
    session.press(pygame.K_F6)
    assert session.services.shelf.asked == [], "Mandarin cannot be recognised here"
    session.press(pygame.K_F7)
    assert session.services.shelf.asked == ["en"]
    session.services.shelf.tried = Tried("done", 0.0, "good morning", 0.4, 0.2, InputQuality("good"))
    session.frame()
    told = [item.text for item in session.view.items if isinstance(item, TextItem)]
    assert any("good morning" in one for one in told)
    session.press(pygame.K_F5)
    assert session.services.shelf.tried is None
