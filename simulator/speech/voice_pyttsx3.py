"""The voice's process: pyttsx3 renders one text after the other into sound files.

pyttsx3 is never asked to play: its own playing cannot be stopped and fails without a word. One request at a time,
one thread, and the voice that was set is read back, because unknown ones are accepted silently.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from simulator.speech.engine_worker import Answer, serve

LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": ("cmn-latn-pinyin", "cmn", "zh-cn", "zh-hans", "zh-sg", "zh"),
    "yue": ("yue", "zh-hk", "zh-yue"),
    "en": ("en-us", "en-gb", "en"),
}
"""Language tags of voices that speak a language, best first."""
NAMES: Final[Mapping[str, str]] = {"zh": "Mandarin", "yue": "Cantonese", "en": "English"}
WORDS_PER_MINUTE: Final[Mapping[str, int]] = {"zh": 210, "yue": 210, "en": 155}
"""Neutral speed in the engine's unit. espeak-ng 1.52 speaks about 5 Mandarin characters a second at 210."""
NEUTRAL_PITCH: Final = 50
PITCH_STEP: Final = 5.8
"""Steps of espeak's pitch scale for one semitone: 10, 50 and 90 were measured as 67, 97 and 149 Hz."""
ESPEAK_VOICES: Final[Mapping[str, str]] = {"zh": "cmn", "yue": "yue", "en": "en-us"}
ESPEAK_VARIANTS: Final[Mapping[str, str]] = {"female": "f3", "male": "m3"}

TRIES: Final = 4
"""How often a rendering that the engine broke off by itself is asked for again."""
EMPTY_FILE: Final = 100
"""Bytes of a sound file that holds no sound."""


class UnusableVoiceError(Exception):
    """No installed voice can speak what was asked for."""


class Pyttsx3Worker:
    """One pyttsx3 engine."""

    def __init__(self, answer: Answer, driver: str | None) -> None:
        self._answer = answer
        if driver is None and sys.platform.startswith("linux"):
            _load_packaged_espeak()
        import pyttsx3  # noqa: PLC0415 - only this process needs it

        try:
            self._engine = pyttsx3.init(driver)
        except (RuntimeError, OSError, ImportError, KeyError) as error:
            raise UnusableVoiceError(f"No speech engine is installed: {str(error).splitlines()[0]}") from error
        self._espeak = "espeak" in type(self._engine.proxy._driver).__module__
        self._finished = threading.Event()
        self._broken_off = False
        self._engine.connect("finished-utterance", self._note_end)

    def handle(self, head: Mapping[str, Any], _body: bytes, _waiting: int) -> None:
        """`render` writes a file and answers `rendered`; `voices` answers with all installed voices."""
        if head["type"] == "voices":
            self._answer({"type": "voices", "voices": [_described(voice, self._espeak) for voice in self._voices()]})
            return
        try:
            voice = self._render(head)
        except UnusableVoiceError as error:
            self._answer({"type": "failed", "id": head["id"], "reason": str(error)})
        else:
            self._answer({"type": "rendered", "id": head["id"], "voice": voice})

    def _render(self, head: Mapping[str, Any]) -> str:
        language, path = str(head["language"]), Path(head["path"])
        named = str(head.get("voice") or "")
        wanted = self._named(named) if named else self._choose(language, str(head["sex"]))
        for _ in range(TRIES):
            path.unlink(missing_ok=True)
            self._set(wanted, round(WORDS_PER_MINUTE[language] * float(head["rate"])), float(head["pitch"]))
            self._engine.save_to_file(str(head["text"]), str(path))
            if self._run() and path.is_file() and path.stat().st_size > EMPTY_FILE:
                break
            time.sleep(0.02)
        used = str(self._engine.getProperty("voice") or "")
        if used.replace("\\", "/").rsplit("/", 1)[-1] != wanted.replace("\\", "/").rsplit("/", 1)[-1]:
            raise UnusableVoiceError(f"The speech engine has no {NAMES[language]} voice ('{wanted}' was not taken).")
        if not path.is_file() or path.stat().st_size <= EMPTY_FILE:
            raise UnusableVoiceError(f"The voice '{used}' wrote no sound.")
        return used

    def _set(self, voice: str, rate: int, semitones: float) -> None:
        """Set the properties for the next text.

        espeak takes them in a queue of its own thread, and pyttsx3 empties that queue when it finds the thread at work
        as a text begins: so they are set and worked off before. Other engines get them with the text.
        """
        if self._espeak:
            self._engine.proxy.setBusy(False)
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate)
        self._engine.setProperty("volume", 1.0)
        if self._espeak:
            self._engine.setProperty("pitch", max(0, min(99, round(NEUTRAL_PITCH + PITCH_STEP * semitones))))
            self._wait_for_espeak()

    def _run(self) -> bool:
        """Let the engine work through what was asked; False where it broke its own rendering off."""
        self._finished.clear()
        self._broken_off = False
        self._engine.runAndWait()
        if self._espeak:  # whose own thread may still be rendering
            self._finished.wait()
            self._wait_for_espeak()
        return not self._broken_off

    @staticmethod
    def _wait_for_espeak() -> None:
        from pyttsx3.drivers import _espeak  # noqa: PLC0415

        while _espeak.IsPlaying():
            time.sleep(0.001)

    def _note_end(self, completed: bool = True, **_: Any) -> None:
        self._broken_off = self._broken_off or not completed
        self._finished.set()

    def _named(self, named: str) -> str:
        """The id of the voice that the settings name."""
        wanted = named.casefold()
        for voice in self._voices():
            if wanted in (str(voice.id).casefold(), str(voice.name).casefold()):
                return str(voice.id)
        raise UnusableVoiceError(f"The voice '{named}' of the settings is not installed.")

    def _choose(self, language: str, sex: str) -> str:
        if self._espeak:
            return f"{ESPEAK_VOICES[language]}+{ESPEAK_VARIANTS[sex]}"
        ranked = sorted(
            (_sex(voice) != sex, LANGUAGES[language].index(_tag(voice)), str(voice.id))
            for voice in self._voices()
            if _tag(voice) in LANGUAGES[language]
        )
        if not ranked:
            raise UnusableVoiceError(f"No {NAMES[language]} voice is installed in this system's speech settings.")
        return ranked[0][2]

    def _voices(self) -> list[Any]:
        return list(self._engine.getProperty("voices") or [])


def _load_packaged_espeak() -> None:
    """Make the espeak-ng of the wheel the one that pyttsx3 finds, so that no system package is needed."""
    try:
        import espeakng_loader  # noqa: PLC0415
    except ImportError:
        return  # the system's own espeak-ng may be there
    os.environ["ESPEAK_DATA_PATH"] = str(espeakng_loader.get_data_path())
    ctypes.CDLL(str(espeakng_loader.get_library_path()), mode=ctypes.RTLD_GLOBAL)


def _tag(voice: Any) -> str:
    languages = list(voice.languages or [])
    first = languages[0] if languages else ""
    text = first.decode("utf-8", "ignore") if isinstance(first, bytes) else str(first)
    return text.strip().strip("\x05\x02").replace("_", "-").lower()


def _sex(voice: Any) -> str:
    text = str(voice.gender or "").lower()
    return "female" if "female" in text else "male" if "male" in text else ""


def _described(voice: Any, espeak: bool) -> dict[str, Any]:
    return {
        "id": str(voice.id), "name": str(voice.name), "language": _tag(voice), "sex": _sex(voice),
        "robotic": espeak or "espeak" in str(voice.name).lower(),
    }  # fmt: skip


if __name__ == "__main__":
    serve(lambda answer: Pyttsx3Worker(answer, sys.argv[1] if len(sys.argv) > 1 else None))
