"""Devices in and before a call: a headset pulled out and plugged in again, a microphone that hears badly."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from scoring.record.events import DeskUsed, TraineeSaid
from simulator.call.ports import UseDesk, VoiceStyle
from simulator.desk.call_desk import CallDesk
from simulator.desk_services import DeskServices
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.screen.words import words_for
from simulator.settings import AGREEMENT, Agreement, EarSettings, Leak, Settings
from simulator.sound import SoundEngines
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.switchboard import RunningCall, Switchboard
from tests.simulator.test_missing_parts import answered, until
from tests.virtual_sound import MIC_RATE, SoundServer, running_server

AGREED = Settings(trainee="test", interface="en", agreement=Agreement(AGREEMENT, "2026-03-02"))
WORDS = "Good morning, customer service, my name is Wong, how can I help you?"


def spoken(text: str) -> Samples:
    """A sentence at the microphone's rate."""
    renderer = VoiceRenderer()
    try:
        rendering = renderer.render(text, "en", VoiceStyle("male"))
    finally:
        renderer.close()
    return np.asarray(resampled(rendering.samples, rendering.rate, MIC_RATE), dtype=np.float32)


def board(settings: Settings) -> Switchboard:
    return Switchboard(default_library(), open_store, settings)


def heard(call: RunningCall) -> int:
    """How often something was said by voice."""
    return sum(isinstance(event, TraineeSaid) and not event.typed for event in call.events)


@pytest.mark.sound
def test_a_headset_that_is_pulled_out_in_mid_call_is_told_and_found_again() -> None:
    with running_server() as server:
        call = board(AGREED).open_call("double-charge", engines=SoundEngines(AGREED), seed=11)
        try:
            call.start()
            answered(call)
            until(call, "the microphone", lambda: call.live.level_db > -120.0)
            begun = call.clock()
            until(call, "the microphone to be known", lambda: call.clock() > begun + 1.5)
            desk = CallDesk(call.casting, words_for("en"), call.typed)
            assert desk.view(call.events, call.live, over=False).page.notice is None
            server.pull_out()
            until(call, "the loss", lambda: call.live.ear is not None)
            notice = desk.view(call.events, call.live, over=False).page.notice
            assert notice is not None
            assert "Please type your answers" in notice.text
            server.plug_in()
            until(call, "the microphone again", lambda: call.live.ear is None)
            assert desk.view(call.events, call.live, over=False).page.notice is None
            before = heard(call)
            server.speak(spoken(WORDS))
            until(call, "words that are spoken", lambda: heard(call) > before)
        finally:
            call.close()


@pytest.mark.sound
@pytest.mark.parametrize(("gain", "state"), [(40.0, "clipped"), (0.02, "quiet"), (1.0, "good")])
def test_how_the_microphone_hears_is_known_before_the_first_ring(
    virtual_sound: SoundServer, gain: float, state: str
) -> None:
    services = DeskServices(board(AGREED))
    call = services.open_call("double-charge", "en", typed=False)
    try:
        figures = call.figures
        assert figures is not None
        deadline = time.monotonic() + 30
        while figures.now.level_db <= -120.0:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        virtual_sound.speak(np.clip(spoken(WORDS) * np.float32(gain), -1.0, 1.0)).wait()
        while figures.quality().state != state:
            assert time.monotonic() < deadline, figures.quality()
            time.sleep(0.05)
        assert call.events == []
    finally:
        call.close()


def test_without_agreement_no_microphone_is_opened() -> None:
    services = DeskServices(board(replace(AGREED, agreement=Agreement())))
    call = services.open_call("double-charge", "en", typed=False)
    assert call.typed
    assert call.figures is None
    call.close()


@pytest.mark.parametrize(("leak", "closed"), [(-5.0, True), (-60.0, False)])
def test_a_call_listens_as_the_test_of_sound_says(leak: float, closed: bool) -> None:
    settings = replace(AGREED, ear=EarSettings(leak=Leak(leak)))
    call = board(settings).open_call("double-charge", typed=True)
    assert call.conductor._turns.settings.half_duplex == closed
    call.close()


def test_the_mute_key_leaves_an_event() -> None:
    call = board(AGREED).open_call("double-charge", typed=True, seed=11)
    call.start()
    answered(call)
    call.put(UseDesk(call.clock(), "mute"))
    call.put(UseDesk(call.clock(), "unmute"))
    until(call, "both", lambda: [e.action for e in call.events if isinstance(e, DeskUsed)] == ["mute", "unmute"])
    call.close()
