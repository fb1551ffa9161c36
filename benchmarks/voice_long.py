"""What listening costs, and hours of calls: no lost block, no growing memory, no process left behind."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.voice_by_sound import talking
from benchmarks.voice_material import LANGUAGES, Robot, Sound, texts
from benchmarks.voice_tracks import memory
from benchmarks.voice_virtual import Noise, VirtualCall
from simulator.call.ports import FinalWords, Message, SoundBlock
from simulator.memory import give_back
from simulator.speech.health import EarHealth
from simulator.speech.microphone import Microphone
from simulator.speech.samples import Samples
from simulator.speech.vad import BLOCK, RATE
from tests.virtual_sound import SoundServer

WARM_UP: Final = 0.2
"""Share of a long run after which memory is taken as what the program needs, once a call of each language was taken."""
CALL_SECONDS: Final = 180.0
"""Length of one call of a long run by sound."""
TURNS: Final = 40
"""Turns of one call of a long run on virtual time."""


@dataclass(frozen=True, slots=True)
class Long:
    """A long run."""

    seconds: float
    calls: int
    lost_blocks: int
    never_ended: int
    memory_growth: float
    """Of the memory after the warm-up."""
    leaked_processes: int
    memory_mb: int
    """At the end, with all processes below (PSS)."""


def listening_cpu(seconds: float) -> float:
    """Share of a core that microphone and detector of speech take, in percent; a sound server must run."""
    messages: list[Message] = []
    health = EarHealth(messages.append, time.monotonic)
    microphone = Microphone(messages.append, time.monotonic, health)
    microphone.open()
    time.sleep(2.0)
    began, used = time.monotonic(), time.process_time()
    time.sleep(seconds)
    share = (time.process_time() - used) / (time.monotonic() - began)
    microphone.close()
    if not any(isinstance(message, SoundBlock) for message in messages):
        raise RuntimeError("the microphone delivered nothing")
    return 100.0 * share


class KnownWords:
    """An ear that knows what is said: hours of calls are about turns and memory, not about words."""

    def __init__(self, call: VirtualCall) -> None:
        self._call = call
        self._due: list[tuple[float, int]] = []
        self._now = 0.0

    def hear(self, block: Samples) -> None:
        """The sound is not needed."""

    def run(self, now: float) -> None:
        """Let time pass."""
        self._now = now
        while self._due and self._due[0][0] <= now:
            at, utterance = self._due.pop(0)
            self._call.conductor.put(FinalWords(at, utterance, "Thank you.", (), None, None))

    def begin(self, utterance: int) -> None:
        """Nothing to do."""

    def finish(self, utterance: int) -> None:
        """The words follow at once."""
        self._due.append((self._now + 0.05, utterance))

    def cancel(self, utterance: int) -> None:
        """Nothing to do."""

    def mute(self, on: bool) -> None:
        """The robot never mutes."""

    def close(self) -> None:
        """Nothing to free."""


def on_virtual_time(hours: float) -> Long:
    """Calls in both languages, one after the other; the recogniser is left out."""
    passed, calls, lost, never = 0.0, 0, 0, 0
    warm, before = 0, memory()[1]
    material = {language: _material(language) for language in LANGUAGES}
    while passed < hours * 3600:
        language = LANGUAGES[calls % len(LANGUAGES)]
        call = VirtualCall(language, None, KnownWords)
        noise = Noise(-50.0)
        for sound in material[language]:
            never += not call.turn(sound, noise).ended
        lost += call.blocks - call.taken
        give_back()  # as RunningCall.close does
        passed += call.now
        calls += 1
        if not warm and calls >= len(LANGUAGES) and passed >= WARM_UP * hours * 3600:
            warm = memory()[0]
    used, processes = memory()
    return Long(passed, calls, lost, never, used / max(1, warm) - 1.0, processes - before, round(used / 1e6))


def by_sound(server: SoundServer, seconds: float, models: Mapping[str, str]) -> Long:
    """Calls through microphone and loudspeaker, the whole program listening."""
    began, calls, lost, never, warm = time.monotonic(), 0, 0, 0, 0
    before = memory()[1]
    while time.monotonic() - began < seconds:
        language = LANGUAGES[calls % len(LANGUAGES)]
        material = _material(language)
        with talking(server, "en" if language == "en" else "zh", models) as talk:
            start, blocks, place = time.monotonic(), talk.heard.blocks, 0
            while time.monotonic() - start < min(CALL_SECONDS, seconds):
                never += not talk.turn(material[place % len(material)]).ended
                place += 1
            lost += max(0, round((time.monotonic() - start) * RATE / BLOCK) - (talk.heard.blocks - blocks) - 2)
        calls += 1
        if not warm and calls >= len(LANGUAGES) and time.monotonic() - began >= WARM_UP * seconds:
            warm = memory()[0]
    used, processes = memory()
    grown = used / max(1, warm) - 1.0
    return Long(time.monotonic() - began, calls, lost, never, grown, processes - before, round(used / 1e6))


def _material(language: str) -> list[Sound]:
    robot = Robot(language)
    try:
        return [robot.turn(text, place, pause=place % 2 > 0) for place, text in enumerate(texts(language)[:TURNS])]
    finally:
        robot.close()


__all__ = ["Long", "by_sound", "listening_cpu", "on_virtual_time"]
