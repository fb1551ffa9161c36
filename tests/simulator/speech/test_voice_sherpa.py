"""Neural voices by the real sherpa-onnx: which one speaks, how it is set, and what happens where it is broken."""

from __future__ import annotations

import json
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from simulator.call.ports import SpokenLine, VoiceStyle
from simulator.settings import VoiceSettings
from simulator.speech.installed import Receipt, installed_models, write_receipt
from simulator.speech.models import ModelError
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.voice_models import detect_voice
from simulator.speech.voice_routing import RoutedVoices, Spoken, choose_voice, neural_engine, with_speaker

VOICE = Path(__file__).parent / "data" / "tone-voice"
TEXT = "您好，我想问一下理赔的进度。"
WORDS = 13
"""Tones of TEXT: its characters and commas that the lexicon knows."""
FEMALE, MALE = VoiceStyle("female"), VoiceStyle("male")


def install(models: Path, name: str, *, speakers: dict | None = None, factor: float | None = 0.2) -> None:
    """A voice in the folder of models, as `speech get` leaves it."""
    shutil.copytree(VOICE, models / name)
    receipt = Receipt(
        name, "voice", ("zh",), "a test", "", verified=False, fetched="2026-01-01", licence="test",
        real_time_factor=factor, speakers=speakers,
    )  # fmt: skip
    write_receipt(models / name, receipt)


def tone(sound: Rendering) -> float:
    """Frequency of the strongest part of the first tone, Hz."""
    part = sound.samples[: int(0.08 * sound.rate)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(part.size), 1 << 16))
    return float(np.argmax(spectrum)) * sound.rate / (1 << 16)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def test_a_line_is_spoken_by_an_installed_voice(models: Path, tmp_path: Path):
    install(models, "tones", speakers={"zh": {"female": (1, 1), "male": (0, 0)}})
    voices = RoutedVoices(VoiceSettings(), models, tmp_path / "cache")
    assert voices.engine_of("zh") == "sherpa-onnx"
    assert voices.engine_of("en") == "pyttsx3"
    woman, man = (voices.render(TEXT, "zh", style) for style in (FEMALE, MALE))
    slow, high = (voices.render(TEXT, "zh", style) for style in (VoiceStyle("male", 0.5), VoiceStyle("male", 1.0, 4.0)))
    english = voices.render("Hello, who is there?", "en", FEMALE)
    line = voices.line(SpokenLine("greeting", TEXT, "zh", FEMALE))
    voices.close()
    assert tone(woman) == pytest.approx(tone(man) + 400, abs=10)
    assert slow.seconds == pytest.approx(2 * man.seconds, rel=0.1)
    assert high.seconds == pytest.approx(man.seconds, rel=0.1)
    assert tone(high) == pytest.approx(tone(man) * 2 ** (4 / 12), rel=0.03)
    assert english.seconds > 0.5
    assert line.seconds == woman.seconds
    assert len(list((tmp_path / "cache").glob("*.wav"))) == 5
    install(models, "more", factor=9.0)
    voices = RoutedVoices(VoiceSettings(), models, tmp_path / "cache")
    voices.render(TEXT, "zh", FEMALE)
    voices.close()
    assert len(list((tmp_path / "cache").glob("*.wav"))) == 5  # another voice makes no line anew


def test_the_settings_say_who_speaks(models: Path):
    install(models, "woman", speakers={"zh": {"female": (0, 0)}})
    install(models, "man", speakers={"zh": {"male": (0, 0)}})
    install(models, "slow", speakers={"zh": {"female": (3, 57), "male": (58, 102)}}, factor=3.0)
    neural = installed_models(models)

    def chosen(settings: VoiceSettings, style: VoiceStyle = FEMALE, language: str = "zh") -> Spoken:
        return choose_voice(settings, neural, language, style)

    assert chosen(VoiceSettings()) == Spoken("sherpa-onnx", "woman")
    assert chosen(VoiceSettings(), MALE) == Spoken("sherpa-onnx", "man")
    assert chosen(VoiceSettings(), language="en") == Spoken("pyttsx3", None)
    assert chosen(VoiceSettings("pyttsx3")) == Spoken("pyttsx3", None)
    assert chosen(VoiceSettings("pyttsx3", {"zh": "slow"})) == Spoken("pyttsx3", None)
    assert chosen(VoiceSettings(names={"zh": "Tingting"})) == Spoken("pyttsx3", "Tingting")
    assert chosen(VoiceSettings(names={"zh": "man"})) == Spoken("sherpa-onnx", "man")
    assert chosen(VoiceSettings(names={"zh": "slow:7"}), MALE) == Spoken("sherpa-onnx", "slow:7")
    assert chosen(VoiceSettings(names={"zh": "slow"}), MALE).voice in {f"slow:{number}" for number in range(58, 103)}


def test_a_slow_voice_speaks_only_where_it_is_asked_for(models: Path):
    install(models, "slow", factor=3.0)
    install(models, "unknown", factor=None)
    neural = installed_models(models)
    assert choose_voice(VoiceSettings(), neural, "zh", FEMALE).engine == "pyttsx3"
    assert choose_voice(VoiceSettings("sherpa-onnx"), neural, "zh", FEMALE).voice == "slow"


def test_customers_differ_and_each_keeps_a_speaker(models: Path):
    install(models, "many", speakers={"zh": {"female": (3, 57), "male": (58, 102)}})
    (model,) = installed_models(models)
    customers = [VoiceStyle("female", pitch=pitch / 2) for pitch in range(12)]
    speakers = [with_speaker(model, "zh", style) for style in customers]
    assert len(set(speakers)) > 8
    assert speakers == [with_speaker(model, "zh", VoiceStyle("female", 1.1, one.pitch, mood=-4)) for one in customers]


@pytest.mark.parametrize(
    ("voice", "problem"),
    [("tones:2", "has no speaker 2; it has 2"), ("nobody", "The voice 'nobody' is not installed")],
)
def test_a_voice_that_is_not_there_is_one_sentence(voice: str, problem: str):
    renderer = VoiceRenderer(engine=neural_engine({"tones": detect_voice(VOICE)}), choose=lambda *_: voice)
    with pytest.raises(VoiceError, match=problem):
        renderer.render(TEXT, "zh", FEMALE)
    renderer.close()


def test_a_broken_voice_ends_its_process_alone(models: Path):
    install(models, "tones")
    network = models / "tones" / "model.onnx"
    network.write_bytes(network.read_bytes().replace(b"n_speakers", b"n_spxxxxxx"))
    voices = RoutedVoices(VoiceSettings(), models)
    with pytest.raises(VoiceError, match=r"^The voice engine cannot be used: [^\n]*$"):
        voices.render(TEXT, "zh", FEMALE)
    voices.close()


def test_what_a_voice_lacks_is_said(tmp_path: Path):
    with pytest.raises(ModelError, match="does not exist"):
        detect_voice(tmp_path / "none")
    with pytest.raises(ModelError, match="holds no voice"):
        detect_voice(tmp_path)
    shutil.copytree(VOICE, tmp_path / "voice")
    (tmp_path / "voice" / "lexicon.txt").unlink()
    with pytest.raises(ModelError, match=r"neither a lexicon\.txt nor"):
        detect_voice(tmp_path / "voice")
    (tmp_path / "voice" / "tokens.txt").unlink()
    with pytest.raises(ModelError, match=r"tokens\.txt is missing"):
        detect_voice(tmp_path / "voice")


def test_the_files_of_each_kind_of_voice_are_found(tmp_path: Path):
    network = (VOICE / "model.onnx").read_bytes()

    def folder(name: str, *files: str) -> Path:
        made = tmp_path / name
        made.mkdir()
        for file in files:
            (made / file).write_bytes(network if file.endswith(".onnx") else b"x")
        return made

    piper = detect_voice(
        folder("piper", "zh_CN-x-medium.onnx", "._x.onnx", "tokens.txt", "lexicon.txt", "date.fst", "phone.fst")
    )
    assert (piper.layout, piper.files["model"], piper.rules) == (
        "vits",
        "zh_CN-x-medium.onnx",
        ("phone.fst", "date.fst"),
    )
    espeak = folder("english", "en_US-x-medium.onnx", "tokens.txt")
    (espeak / "espeak-ng-data").mkdir()
    assert set(detect_voice(espeak).files) == {"model", "tokens", "data_dir"}
    (espeak / "lexicon.txt").write_text("x")
    assert set(detect_voice(espeak).files) == {"model", "tokens", "lexicon"}
    kokoro = folder(
        "kokoro", "model.int8.onnx", "voices.bin", "tokens.txt", "lexicon-zh.txt", "lexicon-us-en.txt",
        "lexicon-gb-en.txt", "date-zh.fst", "number-zh.fst",
    )  # fmt: skip
    (kokoro / "espeak-ng-data").mkdir()
    found = detect_voice(kokoro)
    assert found.layout == "kokoro"
    assert found.files["lexicon"] == "lexicon-us-en.txt,lexicon-zh.txt"
    described = json.loads(json.dumps(found.described()))
    assert described["files"]["lexicon"] == f"{kokoro / 'lexicon-us-en.txt'},{kokoro / 'lexicon-zh.txt'}"
    assert [Path(rule).name for rule in described["rules"]] == ["date-zh.fst", "number-zh.fst"]
    with pytest.raises(ModelError, match="Matcha"):
        detect_voice(folder("matcha", "model-steps-3.onnx", "tokens.txt", "lexicon.txt"))


def test_a_crash_is_mended_and_a_hang_noticed():
    engine = replace(neural_engine({"tones": detect_voice(VOICE)}, ["tones"]), deadline=2.0)
    renderer = VoiceRenderer(engine=engine, choose=lambda *_: "tones")
    renderer.start()
    os.kill(renderer.pid or 0, signal.SIGKILL)
    assert renderer.render(TEXT, "zh", FEMALE).seconds > 1
    hung = renderer.pid or 0
    os.kill(hung, signal.SIGSTOP)
    with pytest.raises(VoiceError, match="did not answer within 2 seconds and was restarted"):
        renderer.render(TEXT, "zh", FEMALE)
    assert not psutil.pid_exists(hung)
    assert renderer.pid not in (None, hung)
    renderer.close()
