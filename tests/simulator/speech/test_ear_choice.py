"""Recognisers that are used by choice alone: a service elsewhere, whisper; and the names that some listen for."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from simulator.call.ports import FinalWords
from simulator.library import default_library
from simulator.scenario.casting import cast_call
from simulator.scenario.hotwords import hotwords
from simulator.settings import EarEngine as Named
from simulator.settings import EarSettings, Settings
from simulator.sound import choose_ear
from simulator.speech.ear_google import google_engine
from simulator.speech.ear_sherpa import spellable
from simulator.speech.models import ModelError, detect, model_engine
from simulator.speech.recognising import recognise
from simulator.speech.vad import RATE

DATA = Path(__file__).parent / "data"
SOUND = np.concatenate([
    np.random.default_rng(1).normal(0, 1e-4, RATE), np.random.default_rng(2).normal(0, 0.2, RATE),
    np.random.default_rng(3).normal(0, 1e-4, RATE),
]).astype("f4")  # fmt: skip
"""A second of a quiet room, a loud one, a quiet one."""


class Service(ThreadingHTTPServer):
    """A stand-in for Google's web service, on this machine: it answers as that does."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.answer: tuple[int, bytes] = (200, b"")
        self.paths: list[str] = []
        self.bodies: list[bytes] = []
        self.hangs, self.over = threading.Event(), threading.Event()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/recognise"


class _Answering(BaseHTTPRequestHandler):
    server: Service

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.hangs.is_set():
            self.server.over.wait(20)
        status, body = self.server.answer
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = Service()
    thread = threading.Thread(target=lambda: made.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def alternatives(*found: dict[str, object]) -> bytes:
    """An answer as Google's service gives it: an empty line first."""
    result = [{"alternative": list(found), "final": True}] if found else []
    return b'{"result":[]}\n' + json.dumps({"result": result, "result_index": 0}).encode()


def heard(service: Service, language: str = "zh") -> FinalWords:
    return recognise(google_engine(language, service.endpoint), SOUND)


def test_a_service_elsewhere_gets_the_sound_and_gives_words(service: Service):
    service.answer = (200, alternatives({"transcript": "我要理赔", "confidence": 0.93}, {"transcript": "我要"}))
    final = heard(service)
    assert (final.text, final.confidence, final.failed) == ("我要理赔", 0.93, None)
    assert "lang=zh-CN" in service.paths[0]
    assert service.bodies[0].startswith(b"fLaC")
    service.answer = (200, alternatives({"transcript": "thank you for calling"}))
    assert heard(service, "en").confidence is None  # not told is not known


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((200, alternatives()), "Speech was heard, but no words were understood."),
        ((200, b""), "Speech was heard, but no words were understood."),
        ((500, b""), "The recogniser's service did not answer: "),
        ((403, b"no"), "The recogniser's service did not answer: "),
        ((200, b"<html>"), "The recogniser's service did not answer: "),
    ],
)
def test_what_the_service_does_not_tell_is_not_understood(service: Service, answer: tuple[int, bytes], reason: str):
    service.answer = answer
    final = heard(service)
    assert final.text == ""
    assert (final.failed or "").startswith(reason)
    assert "\n" not in (final.failed or "")


def test_a_service_that_hangs_is_not_understood(service: Service):
    service.hangs.set()
    final = recognise(google_engine("zh", service.endpoint, 0.3), SOUND)
    assert (final.failed or "").startswith("The recogniser's service did not answer: ")
    service.over.set()


def test_without_the_net_nothing_is_understood():
    final = recognise(google_engine("zh", "http://127.0.0.1:9/x"), SOUND)
    assert (final.failed or "").startswith("The recogniser's service did not answer: ")


def chosen(engine: Named, language: str = "zh", **models: str):
    return choose_ear(Settings(ear=EarSettings(engine=engine, models=models)), language)


def test_sound_leaves_the_machine_only_by_choice_and_that_is_said():
    everywhere = ("zh", "yue", "en")
    for engine in ("auto", "pocketsphinx", "sherpa-onnx", "vosk", "whisper", "none"):
        assert not any(chosen(engine, language).state.leaves for language in everywhere)
    for language in everywhere:
        choice = chosen("google", language)
        assert choice.engine is not None
        assert choice.engine.remote
        assert choice.state.leaves
        assert choice.notice == (
            "Your voice is sent to another company's computers, for google/web-speech to recognise it."
        )
    assert google_engine("zh").arguments[0].count("https://") == 1  # SpeechRecognition's own address has no encryption


def test_an_engine_that_is_named_is_the_one_that_is_used():
    model = str(DATA / "loudness-ctc")
    assert chosen("sherpa-onnx", zh=model).state.state == "ready"
    assert chosen("pocketsphinx", "en", en=model).state.detail == "pocketsphinx/domain"
    assert chosen("auto", "en", en=model).state.detail == "sherpa-onnx/loudness-ctc"
    assert chosen("pocketsphinx", zh=model).state.state == "no_model"
    wrong = chosen("vosk", zh=model)
    assert (wrong.engine, wrong.state.state) == (None, "bad_model")
    assert wrong.reason == f"The settings ask for vosk, but {model} holds a model of sherpa-onnx."


# --- whisper -------------------------------------------------------------------------------------------------

WHISPER = '''
"""A stand-in for faster-whisper's WhisperModel: the same call, a fixed answer."""
from types import SimpleNamespace as N

class WhisperModel:
    def __init__(self, folder, device, compute_type, cpu_threads):
        self.answer = open(folder + "/answer.txt", encoding="utf-8").read()

    def transcribe(self, audio, language, beam_size, word_timestamps, condition_on_previous_text):
        assert audio.dtype == "float32" and abs(audio).max() > 0.1
        real = N(text=" " + self.answer, avg_logprob=-0.1, no_speech_prob=0.01,
                 words=[N(word=" " + part, start=n, end=n + 0.5, probability=0.9)
                        for n, part in enumerate(self.answer.split())])
        made_up = N(text=" Thanks for watching!", avg_logprob=-1.5, no_speech_prob=0.9, words=[])
        return iter([real, made_up] if self.answer else [made_up]), N(language=language)
'''


@pytest.fixture
def whisper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a model of faster-whisper, and the stand-in of its package."""
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "faster_whisper.py").write_text(WHISPER, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages"), *sys.path])
    folder = tmp_path / "whisper-small"
    folder.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json", "answer.txt"):
        (folder / name).write_text("", "utf-8")
    return folder


def test_whisper_reads_an_utterance_with_times(whisper: Path):
    (whisper / "answer.txt").write_text("your policy number please", "utf-8")
    engine = model_engine(whisper, "en")
    assert engine.name == "whisper/whisper-small"
    final = recognise(engine, SOUND)
    assert final.text == "your policy number please"
    assert [(word.text, word.at, word.confidence) for word in final.words][:2] == [("your", 0, 0.9), ("policy", 1, 0.9)]
    assert final.confidence == pytest.approx(0.905, abs=0.001)


def test_what_whisper_makes_up_on_silence_is_dropped(whisper: Path):
    assert recognise(model_engine(whisper, "zh"), SOUND).failed == "Speech was heard, but no words were understood."


def test_whisper_without_its_package_or_with_half_a_model_is_one_sentence(whisper: Path):
    (whisper.parent / "packages" / "faster_whisper.py").write_text("raise ImportError('not here')", "utf-8")
    with pytest.raises(RuntimeError, match=r"the package faster-whisper is not installed \(pip install faster-whisper"):
        recognise(model_engine(whisper, "zh"), SOUND)
    assert detect(whisper).abilities == ("times", "confidence", "punctuation")
    (whisper / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"incomplete: tokenizer\.json is missing"):
        detect(whisper)


# --- hotwords ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["loudness-transducer", "loudness-streaming-transducer"])
def test_a_transducer_listens_for_names(name: str):
    folder = DATA / name
    plain = recognise(model_engine(folder, "zh"), SOUND)
    assert plain.text == "响"
    assert plain.words[0].at == pytest.approx(1.0, abs=0.1)
    assert plain.confidence == pytest.approx(0.55, abs=0.05)
    assert recognise(model_engine(folder, "zh", ["想"]), SOUND).text == "想"
    # A single phrase that the model cannot spell would lose all of them: it is left out.
    assert recognise(model_engine(folder, "zh", ["陈女士", "想"]), SOUND).text == "想"
    assert recognise(model_engine(folder, "zh", ["陈女士"]), SOUND).text == "响"


@pytest.mark.parametrize("name", ["loudness-ctc", "loudness-streaming"])
def test_a_model_of_another_kind_is_never_asked_to(name: str):
    assert recognise(model_engine(DATA / name, "zh", ["想"]), SOUND).text == "响"


def test_phrases_are_spelt_with_the_tokens_of_the_model(tmp_path: Path):
    tokens = tmp_path / "tokens.txt"
    tokens.write_text("<blk> 0\n陈 1\n先 2\n生 3\n", "utf-8")
    assert spellable(["陈先生", "陈女士", "", "Chen"], str(tokens)) == ["陈先生"]


def test_the_names_of_a_call_are_listened_for_but_not_its_values():
    library = default_library(())
    for scenario in ("lapsed-notice", "double-charge"):
        loaded = library.open(scenario)
        casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, 7)
        found = hotwords(casting)
        caller = casting.case.caller
        assert any(caller.surname in name for name in found)
        assert {one.name for one in casting.case.colleagues.values() if len(one.name) > 1} <= set(found)
        values = [fact for fact in casting.case.facts.values() if fact.kind in ("number", "date", "amount")]
        assert values
        assert not any(fact.spoken in name for fact in values for name in found)
