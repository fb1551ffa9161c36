"""How voice, microphone and recogniser do, in the language of the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.desk.sound_words import SoundState, status_of
from simulator.desk.troubles import failed
from simulator.errors import LibraryError, ScreenError, SettingsError, SpeechError, StoreError, UsageError
from simulator.screen.words import words_for
from simulator.sound import EarState

BROKEN = SoundState(
    microphones=0, microphone_problem="ALSA: Couldn't open audio device.", speakers=0, speaker_problem="no card.",
    voice_wanted=True, ears={"zh": EarState("bad_model", "tokens.txt is missing.")}, note="settings: no JSON.",
)  # fmt: skip


def test_drivers_speak_english_only_on_english_screens() -> None:
    chinese = " ".join(one.text for one in status_of(BROKEN, words_for("zh")).sentences)
    english = " ".join(one.text for one in status_of(BROKEN, words_for("en")).sentences)
    for detail in ("ALSA", "no card", "tokens.txt", "no JSON"):
        assert detail not in chinese
        assert detail in english


def test_the_lobby_is_told_of_each_language_what_matters_for_its_calls() -> None:
    state = replace(BROKEN, ears={"zh": EarState("no_model", ""), "en": EarState("ready", "pocketsphinx")})
    about = {one.language: one.works for one in status_of(state, words_for("zh")).sentences if one.part == "ear"}
    assert about == {"zh": False, "en": True}


def test_it_is_said_that_a_voice_leaves_the_machine() -> None:
    state = replace(BROKEN, ears={"zh": EarState("ready", "google/web-speech", leaves=True)})
    for language, words in (("zh", "另一家公司"), ("en", "sent to another company's computers")):
        (ear,) = [one for one in status_of(state, words_for(language)).sentences if one.part == "ear"]
        assert words in ear.text
        assert ear.works


def test_every_error_has_a_sentence_of_the_screens_language() -> None:
    for kind in (LibraryError, ScreenError, SettingsError, SpeechError, StoreError, UsageError):
        error = kind("The disk is full.")
        assert failed(words_for("en"), error) == "The disk is full."
        assert "disk is full" not in failed(words_for("zh"), error)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_settings_that_are_unknown_are_named(language: str) -> None:
    state = replace(BROKEN, note="ignored", ignored=("voice.timbre",))
    said = status_of(state, words_for(language)).sentences[0].text
    assert "voice.timbre" in said
    assert said != status_of(BROKEN, words_for(language)).sentences[0].text
