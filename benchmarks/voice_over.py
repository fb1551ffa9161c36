"""Speaking over the customer, by sound: ducking, stopping, sounds that must not stop, and the customer's own leak.

The customer's line is a steady tone where it has to be seen when it is ducked and when it stops.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from benchmarks.voice_by_sound import DATA, LOUD_DB, SCENARIOS, Talk, talking
from benchmarks.voice_material import Robot, click, cough, texts
from benchmarks.voice_tracks import STEP
from scoring.record.events import BargeIn, CustomerSaid, LineFinished
from simulator.scenario.model import Language
from simulator.speech.samples import Samples, gain_of, to_int16
from simulator.speech.vad import RATE
from tests.virtual_sound import SoundServer

TONE_HZ: Final = 600.0
TONE_SECONDS: Final = 40.0
DUCKED_DB: Final = 8.0
"""A voice that is this much softer than before is ducked (the program lowers it by 12 dB)."""
ROUND: Final = 8.0
"""A line that ends sooner than this is not used for one more short sound, seconds."""
SILENT: Final = 0.3
"""Silence of this length is no dip, seconds."""
SMALL_SOUNDS: Final[Mapping[str, tuple[str, ...]]] = {"en": ("hmm", "uh"), "zh": ("嗯", "嗯嗯")}
TOKENS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("okay", "yes", "right", "I see"),
    "zh": ("好的", "对", "是的", "哦"),
}
ACCOUNTS: Final[Mapping[str, str]] = {
    "en": "Last month I went to your branch in the city. They told me it would take a week. I waited for three weeks. "
    "Then I rang twice. Each time somebody else answered. Nobody knew anything about it.",
    "zh": "上个月我去过你们市里的网点。他们说一个星期就能办好。我等了三个星期。后来我打了两次电话。"
    "每次都是不同的人接。没有一个人知道这件事。",
}
LEAK: Final = gain_of(-20.0)


@dataclass(frozen=True, slots=True)
class Stopped:
    """How soon the customer's voice gave way; seconds from the onset of speech in the microphone, None: it did not."""

    ducked: float | None
    silent: float | None


@dataclass(frozen=True, slots=True)
class Small:
    """Short sounds over the customer."""

    count: int = 0
    stopped: int = 0
    """For how many the voice stopped."""
    lost: int = 0
    """For how many the customer did not go on with its line afterwards."""

    def __add__(self, other: Small) -> Small:
        return Small(self.count + other.count, self.stopped + other.stopped, self.lost + other.lost)


def interruptions(server: SoundServer, language: Language, models: Mapping[str, str], count: int) -> list[Stopped]:
    """The trainee speaks over a tone."""
    robot = Robot(language)
    known = texts(language)
    found: list[Stopped] = []
    with tempfile.TemporaryDirectory() as folder:
        scenario = tone_scenario(Path(folder), language)
        with talking(server, language, models, scenario, Path(folder)) as talk:
            talk.say(robot.turn(known[0], 0, pause=False).samples)
            for place in range(1, count + 1):
                if not _sounding(talk):
                    break
                talk.run(1.2 + 0.13 * (place % 4))  # later than what would re-open the turn before
                began = talk.say(robot.turn(known[place % len(known)], place, pause=False).samples)
                found.append(_stopped(talk, began))
    robot.close()
    return found


def small_sounds(server: SoundServer, language: Language, models: Mapping[str, str], count: int) -> dict[str, Small]:
    """Short sounds over the customer by kind: `small` (嗯, cough, click) and `token` (a word like 好的)."""
    robot = Robot(language)
    rounds: list[tuple[str, Samples]] = []
    for place in range(count):
        small, tokens = SMALL_SOUNDS[language], TOKENS[language]
        rounds += [
            ("small", robot.say(small[place % len(small)], place // 2)), ("small", cough(place)), ("small", click()),
            ("token", robot.say(tokens[place % len(tokens)], place // 2)),
        ]  # fmt: skip
    found = {"small": Small(), "token": Small()}
    with tempfile.TemporaryDirectory() as folder:
        scenario = tone_scenario(Path(folder), language)
        with talking(server, language, models, scenario, Path(folder)) as talk:
            turn = robot.turn(texts(language)[0], 0, pause=False).samples
            for kind, sound in rounds:
                state = talk.call.conductor.session.state
                if not state.sounding or talk.call.clock() - state.began_at > TONE_SECONDS - ROUND:
                    talk.say(turn)
                    talk.until(lambda: not talk.quiet(), 10.0)
                if not _sounding(talk):
                    break
                talk.run(0.5)
                known, used = len(talk.call.events), dict(talk.call.conductor.session.state.used)
                talk.say(sound)
                talk.run(1.5)
                stopped = any(isinstance(event, BargeIn) and event.kept for event in talk.call.events[known:])
                goes_on = not stopped or (_sounding(talk) and _says_on(talk, known, used))
                found[kind] += Small(1, int(stopped), int(not goes_on))
    robot.close()
    return found


def leaks(server: SoundServer, language: Language, models: Mapping[str, str], count: int) -> tuple[int, float]:
    """How often the customer's own voice in the microphone was taken for speech over it, in how many seconds."""
    robot = Robot(language)
    heard, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        scenario = variant(Path(folder), language, "account", ACCOUNTS[language])
        with talking(server, language, models, scenario, Path(folder)) as talk, server.leaking(LEAK):
            for place in range(count):
                known = len(talk.call.events)
                talk.say(robot.turn(texts(language)[place], place, pause=False).samples)
                _sounding(talk)
                talk.until(talk.quiet, 40.0)
                talk.run(0.5)
                events = talk.call.events[known:]
                lines = [event for event in events if isinstance(event, (CustomerSaid, LineFinished))]
                seconds += lines[-1].at - lines[0].at if lines else 0.0
                heard += sum(isinstance(event, BargeIn) for event in events)
    robot.close()
    return heard, seconds


def tone_scenario(folder: Path, language: Language) -> str:
    """The endless customer, whose line is a steady tone."""
    name = variant(folder, language, "tone", "Beep.", recording=True)
    wave = 0.14 * np.sin(2 * np.pi * TONE_HZ * np.arange(round(TONE_SECONDS * RATE)) / RATE)
    (folder / name / "voice").mkdir()
    soundfile.write(folder / name / "voice" / "tone.wav", to_int16(wave.astype(np.float32)), RATE, subtype="PCM_16")
    return name


def variant(folder: Path, language: Language, name: str, line: str, *, recording: bool = False) -> str:
    """The endless customer with one line of its own, in that folder."""
    text = (DATA / SCENARIOS[language] / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace(f"id: {SCENARIOS[language]}", f"id: {name}")
    own = f"    long: true\n    say: [{line!r}]\n" + ('    recordings: {"1": voice/tone.wav}\n' if recording else "")
    text = re.sub(r"^    say: .*\n", own, text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^      - when: {any: .*\n        say: .*\n", "      - when: {any: [greet]}\n", text, flags=re.M)
    (folder / name).mkdir()
    (folder / name / "scenario.yaml").write_text(text, encoding="utf-8")
    return name


def _sounding(talk: Talk) -> bool:
    """Wait until the customer's line sounds, and long enough after it began."""
    return talk.until(lambda: talk.call.conductor.session.state.sounding, 10.0)


def _says_on(talk: Talk, known: int, used: Mapping[tuple[str, int], int]) -> bool:
    """Whether no reply was given and no question put since event `known`, but the beat's line said again."""
    lines = [event.line for event in talk.call.events[known:] if isinstance(event, CustomerSaid)]
    return talk.call.conductor.session.state.used == used and not any(line.startswith("self/") for line in lines)


def _stopped(talk: Talk, began: float) -> Stopped:
    times, levels = talk.speaker.levels(began - 0.5, began + 2.0)
    before = levels[times <= began]
    after, late = levels[times > began], times[times > began]
    usual = float(np.median(before)) if before.size else 0.0
    low = np.flatnonzero(after < usual - DUCKED_DB)
    still = round(SILENT / STEP)
    quiet = np.convolve(after < LOUD_DB, np.ones(still), "valid") > still - 0.5
    silent = np.flatnonzero(quiet)
    if usual < LOUD_DB:
        return Stopped(None, None)
    return Stopped(
        float(late[low[0]]) - began if low.size else None, float(late[silent[0]]) - began if silent.size else None
    )


__all__ = ["Stopped", "interruptions", "leaks", "small_sounds"]
