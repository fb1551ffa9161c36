"""`three-rings speech`: what there is, what can be fetched, and what a choice leads to."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from simulator.places import models_folder
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.settings_file import load_settings, save_settings
from simulator.sound import choose_ear
from tests.rogue_server import RogueServer, rogue_server

DATA = Path(__file__).parent.parent / "speech" / "data"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RogueServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "served").mkdir()
    with tarfile.open(tmp_path / "served" / "mine.tar.bz2", "w:bz2") as archive:
        archive.add(DATA / "loudness-transducer", "mine")
    with rogue_server(tmp_path / "served") as running:
        yield running


def test_everything_is_listed(three_rings) -> None:
    save_settings(Settings(ear=EarSettings(engine="google")))
    listing = three_rings("speech", "--json").json
    assert {"engines", "voices", "microphones", "speakers", "recognisers", "models", "problems"} == set(listing)
    assert {one["language"] for one in listing["voices"]} == {"zh", "yue", "en"}
    assert [one["engine"] for one in listing["recognisers"]] == ["google/web-speech"] * 3
    assert "sent to another company" in listing["recognisers"][0]["note"]
    offered = {one["name"]: one for one in listing["models"]}
    assert offered["kokoro-int8-multi-lang-v1_1"]["licence"].startswith("Apache-2.0")
    out = three_rings("speech", "--lang", "yue").out
    for title in ("Engines", "Voices", "Recognisers", "Models that can be fetched"):
        assert title in out
    assert "parakeet" not in out


def test_voices_come_with_an_honest_word(three_rings) -> None:
    listing = three_rings("speech", "voices", "--lang", "zh", "--json").json
    robotic = all(voice["robotic"] for voice in listing["voices"])
    assert listing["quality"][0]["state"] == ("robotic" if robotic else "natural")
    words = three_rings("speech", "voices", "--lang", "zh").out
    assert ("three-rings speech get vits-piper" in words) == robotic


def test_a_model_is_fetched_used_and_removed(three_rings, server: RogueServer) -> None:
    address = server.address("breaks", "mine.tar.bz2")
    done = three_rings("speech", "get", "mine", "--from", address, "--lang", "zh")
    assert done.status == 0
    assert "It recognised “响”" in done.out
    assert "is unverified; it was recorded: " in done.out
    assert choose_ear(load_settings().settings, "zh").state.detail == "sherpa-onnx/mine"
    (row,) = [one for one in three_rings("speech", "models", "--json").json["models"] if one["name"] == "mine"]
    assert (row["chosen_for"], row["checksum"]) == (["zh"], "unverified")
    assert row["abilities"] == ["times", "confidence", "hotwords"]
    assert "used for Mandarin; real-time factor" in three_rings("speech", "models").out
    done = three_rings("speech", "remove", "mine")
    assert done.status == 0
    assert load_settings().settings.ear.models == {}
    assert not (models_folder() / "mine").exists()
    assert three_rings("speech", "remove", "mine").status == 2


def test_what_fails_changes_nothing(three_rings, server: RogueServer) -> None:
    three_rings("speech", "get", "mine", "--from", server.address("good", "mine.tar.bz2"), "--lang", "zh")
    before = load_settings().settings
    for behaviour in ("missing", "page"):
        done = three_rings(
            "speech", "get", "mine", "--from", server.address(behaviour, "mine.tar.bz2"), "--lang", "yue"
        )
        assert done.status == 1
        assert done.err.count("\n") == 1
        assert "Nothing was changed" in done.err
    assert load_settings().settings == before
    assert (models_folder() / "mine" / "tokens.txt").is_file()


def test_json_and_without_use(three_rings) -> None:
    before = load_settings().settings
    done = three_rings(
        "speech", "get", "tones", "--from", DATA / "tone-voice", "--lang", "zh", "--no-use", "--json"
    )  # fmt: skip
    assert (done.json["kind"], done.json["verified"], done.json["used"]) == ("voice", False, False)
    assert done.json["proof"]["seconds"] > 1
    assert load_settings().settings == before


def test_voices_are_chosen_and_heard(three_rings, tmp_path: Path) -> None:
    three_rings("speech", "get", "tones", "--from", DATA / "tone-voice", "--lang", "zh")
    assert load_settings().settings.voice == VoiceSettings()  # a quick one speaks without being named
    assert three_rings("speech", "use", "tones:1", "--lang", "zh").status == 0
    assert load_settings().settings.voice.names == {"zh": "tones:1"}
    done = three_rings("speech", "say", "您好", "--voice", "tones:1", "--out", tmp_path / "said.wav")
    assert done.status == 0
    samples, rate = soundfile.read(tmp_path / "said.wav")
    assert rate == 16000
    assert np.abs(samples).max() > 0.01
    assert three_rings("speech", "use", "auto", "--lang", "zh").status == 0
    assert load_settings().settings.voice.names == {}
    for wrong in (("nobody", "--lang", "zh"), ("nobody",), ("tones", "--lang", "en")):
        assert three_rings("speech", "use", *wrong).status == 2
    assert three_rings("speech", "say", "--voice", "nobody").status == 1
    assert three_rings("speech", "say", "您好", "--out", tmp_path / "none" / "x.wav").status == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("get", "vosk-modl-small-cn-0.22"), "Did you mean vosk-model-small-cn-0.22?"),
        (("get", "vits"), "give more of the name"),
        (("get", "mine", "--from", "/nowhere"), "say with --lang"),
        (("get", "sense-voice", "--lang", "fr"), "--lang is 'fr'"),
        (("voices", "--lang", "fr"), "--lang is 'fr'"),
        (("test", "--lang", "fr"), "--lang is 'fr'"),
    ],
)
def test_misuse_is_said(three_rings, arguments: tuple[str, ...], said: str) -> None:
    done = three_rings("speech", *arguments)
    assert done.status == 2
    assert said in done.err


def test_a_try_without_a_model_or_a_microphone_is_one_sentence(three_rings) -> None:
    done = three_rings("speech", "test", "--lang", "zh")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("Mandarin: No recognition model is set")
    done = three_rings("speech", "test", "--lang", "en", "--device", "no such microphone")
    assert (done.status, done.out) == (1, "")
    assert "microphone" in done.err.splitlines()[-1]


@pytest.mark.sound
def test_a_try_tells_words_level_and_speed(three_rings, virtual_sound) -> None:
    done = three_rings("speech", "test", "--lang", "en", "--seconds", "1", "--json")
    assert done.status == 0
    assert done.json["engine"] == "pocketsphinx/domain"
    assert done.json["failed"] == "Speech was heard, but no words were understood."
    assert done.json["real_time_factor"] > 0
    words = three_rings("speech", "test", "--lang", "en", "--seconds", "1").out
    for part in ("Understood by pocketsphinx/domain", "Level: ", "Delay: ", "Real-time factor: "):
        assert part in words
