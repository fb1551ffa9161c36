"""What can be chosen for speaking and listening, and what a choice changes in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.places import models_folder
from simulator.settings import Settings, VoiceSettings, parse_settings, settings_json
from simulator.sound_choices import (
    SAMPLES,
    VoiceRow,
    engines,
    language_of,
    list_models,
    list_voices,
    preview,
    this_system,
    voice_quality,
)
from simulator.sound_settings import with_ear_engine, with_ear_model, with_fetched, with_voice
from simulator.speech.installed import Installed, Receipt, look_at, write_receipt
from simulator.speech.rendered import VoiceError

DATA = Path(__file__).parent / "speech" / "data"


def install(name: str, data: str, kind: str, languages: tuple[str, ...], **more) -> Installed:
    """A model in the user's folder, as `speech get` leaves it."""
    folder = models_folder() / name
    folder.mkdir()
    for path in (DATA / data).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    receipt = Receipt(
        name, kind, languages, "a test", "", verified=False, fetched="2026-01-01", licence="test", **more
    )  # fmt: skip
    write_receipt(folder, receipt)
    return look_at(folder, receipt)


def test_system_voices_and_neural_ones_are_listed() -> None:
    install(
        "tones",
        "tone-voice",
        "voice",
        ("zh",),
        real_time_factor=0.1,
        speakers={"zh": {"female": (1, 1), "male": (0, 0)}},
    )
    settings = Settings(voice=VoiceSettings(names={"zh": "tones:1"}))
    voices = list_voices(settings, "zh").voices
    assert voices[0] == VoiceRow("tones", "tones", "zh", "both", "sherpa-onnx", False, speakers=2, chosen=True)
    assert {voice.language for voice in voices} == {"zh"}
    assert not any(voice.chosen for voice in voices[1:])
    assert {voice.language for voice in list_voices(settings).voices} == {"zh", "yue", "en"}


def test_what_is_robotic_is_said() -> None:
    robot = VoiceRow("cmn", "cmn", "zh", "", "pyttsx3", robotic=True)
    person = VoiceRow("Huihui", "Huihui", "zh", "female", "pyttsx3", robotic=False)
    quality = voice_quality("zh", [robot])
    assert (quality.state, quality.system) == ("robotic", this_system())
    assert "vits-piper-zh_CN-xiao_ya-medium" in quality.offers
    assert voice_quality("zh", [robot, person]).state == "natural"
    assert voice_quality("zh", [robot, person]).offers == ()
    assert voice_quality("en", [robot, person]).state == "none"


def test_a_voice_can_be_heard_before_it_is_chosen() -> None:
    install("tones", "tone-voice", "voice", ("zh",), real_time_factor=9.0, speakers={"zh": {"male": (0, 0)}})
    assert preview(Settings(), "zh", "tones", "您好。").rate == 16000
    assert preview(Settings(), "en", None).seconds > 1
    with pytest.raises(VoiceError):
        preview(Settings(), "zh", "Nobody")
    assert set(SAMPLES) == {"zh", "yue", "en"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [("cmn", "zh"), ("zh-CN", "zh"), ("zh_HK", "yue"), ("yue", "yue"), ("en-GB", "en"), ("de", None), ("", None)],
)
def test_languages_are_told_from_tags(tag: str, code: str | None) -> None:
    assert language_of(tag) == code


def test_catalogue_and_installed_models_are_one_list() -> None:
    install("vits-melo-tts-zh_en", "tone-voice", "voice", ("zh",), real_time_factor=0.1)
    own = install("my-own", "loudness-ctc", "ear", ("zh",))
    broken = install("broken", "loudness-ctc", "ear", ("zh",))
    (broken.folder / "tokens.txt").unlink()
    settings = with_ear_model(Settings(), "zh", str(own.folder))
    rows = {row.name: row for row in list_models(settings)}
    assert rows["my-own"].chosen_for == ("zh",)
    assert rows["my-own"].abilities == ("times",)
    assert rows["my-own"].checksum == "unverified"
    assert "tokens.txt is missing" in (rows["broken"].problem or "")
    assert rows["vits-melo-tts-zh_en"].installed
    assert rows["vits-melo-tts-zh_en"].licence == "test"
    offered = rows["sherpa-onnx-paraformer-zh-small-2024-03-09"]
    assert (offered.installed, offered.checksum) == (False, "unknown")
    assert rows["vosk-model-small-cn-0.22"].engine == "vosk"
    assert {row.kind for row in list_models(settings, kind="voice")} == {"voice"}
    assert all("yue" in row.languages for row in list_models(settings, "yue"))
    assert next(iter(rows.values())).installed


def test_every_engine_says_whether_sound_leaves_the_machine() -> None:
    assert {engine.name for engine in engines() if engine.remote} == {"google"}
    assert {(e.kind, e.name) for e in engines()} >= {("voice", "pyttsx3"), ("ear", "pocketsphinx"), ("ear", "whisper")}
    assert with_ear_engine(Settings(), "google").ear.engine == "google"


def test_what_was_fetched_is_used_where_it_is_best_and_where_nothing_was() -> None:
    ear = install("many", "loudness-ctc", "ear", ("yue", "zh", "en"))
    settings = with_ear_model(Settings(), "zh", "/mine")
    models = with_fetched(settings, ear).ear.models
    assert models == {"zh": "/mine", "yue": str(ear.folder), "en": str(ear.folder)}
    assert with_fetched(settings, ear, "zh").ear.models == {"zh": str(ear.folder)}
    assert with_ear_model(settings, "zh", None).ear.models == {}
    quick = install("quick", "tone-voice", "voice", ("zh",), real_time_factor=0.1)
    slow = install("slow", "tone-voice", "voice", ("zh",), real_time_factor=3.0)
    before = Settings(voice=VoiceSettings(engine="pyttsx3", names={"zh": "Huihui", "en": "Zira"}))
    chosen = with_fetched(before, quick).voice
    assert (chosen.engine, chosen.names) == ("auto", {"en": "Zira"})
    assert with_fetched(before, slow).voice.names == {"en": "Zira", "zh": "slow"}
    assert with_voice(before, "zh", None).voice.names == {"en": "Zira"}
    assert with_voice(before, "zh", "Yaoyao").voice.engine == "pyttsx3"
    changed = with_fetched(before, slow)
    assert parse_settings(settings_json(changed)) == changed
