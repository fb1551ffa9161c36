"""One line at a time: hands it to the voice, or lets it last as long as it takes to read where there is no voice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from scoring.record.orders import Say, SayColleague
from simulator.call.ports import SpokenLine, Voice, VoiceStyle
from simulator.scenario.model import Casting

CHARACTERS_A_MINUTE: Final = 240.0
"""Speaking rate of a line without sound (the middle of the rates measured in service calls)."""
WORDS_A_MINUTE: Final = 150.0
LEAST_SECONDS: Final = 0.5
SLOWER: Final = 0.75
"""Rate of a line that was asked for again, slower."""


def reading_seconds(text: str, language: str) -> float:
    """How long a text takes to say at the usual rate, seconds."""
    if language == "en":
        return max(LEAST_SECONDS, len(text.split()) / WORDS_A_MINUTE * 60.0)
    return max(LEAST_SECONDS, sum(character.isalnum() for character in text) / CHARACTERS_A_MINUTE * 60.0)


class LinePlayer:
    """The line of the customer or a colleague that is due or sounding."""

    def __init__(
        self, casting: Casting, voice: Voice | None, folder: Path | None, length: Callable[[SpokenLine], float] | None
    ) -> None:
        """`folder` holds the scenario's recordings; `length` gives a line's seconds where there is no voice."""
        self._casting = casting
        self._voice = voice
        self._folder = folder
        self._length = length or (lambda line: reading_seconds(line.text, line.language))
        self.line: Say | SayColleague | None = None
        """The line that is due or sounding."""
        self.sounding = False
        self.ends: float | None = None
        """When a line without sound ends; None while the voice decides."""

    def is_current(self, line: str) -> bool:
        """Whether this is the line that is due or sounding."""
        return self.line is not None and self.line.said.line == line

    def order(self, line: Say | SayColleague) -> bool:
        """A line is due; True when it begins at once because there is no voice."""
        self.line, self.sounding, self.ends = line, False, None
        if self._voice is None:
            return True
        self._voice.say(self.spoken(line))
        return False

    def begin(self, at: float) -> None:
        """The line can be heard (or read) from now on."""
        self.sounding = True
        if self._voice is None and self.line is not None:
            self.ends = at + self._length(self.spoken(self.line))

    def read_instead(self, at: float) -> None:
        """The voice failed: the line lasts as long as it takes to read."""
        if self.line is not None:
            self.ends = at + reading_seconds(self.line.said.text, self._casting.scenario.language)

    def silence(self) -> None:
        """Stop the voice and forget the line."""
        if self._voice is not None and self.line is not None:
            self._voice.stop()
        self.forget()

    def forget(self) -> None:
        """The line is over."""
        self.line, self.sounding, self.ends = None, False, None

    def spoken(self, order: Say | SayColleague) -> SpokenLine:
        """The line as the voice is to speak it."""
        language = self._casting.scenario.language
        if isinstance(order, SayColleague):
            sex: Literal["female", "male"] = "male" if order.sex == "male" else "female"
            return SpokenLine(order.said.line, order.said.text, language, VoiceStyle(sex))
        persona = self._casting.persona
        style = VoiceStyle(
            sex=persona.sex, rate=persona.voice.rate * (SLOWER if order.slow else 1.0), pitch=persona.voice.pitch,
            volume=persona.voice.volume, band=persona.line.band, noise=persona.line.noise,
            noise_level=persona.line.level, dropouts=persona.line.dropouts, mood=order.mood,
        )  # fmt: skip
        recording = self._folder / order.recording if order.recording and self._folder is not None else None
        return SpokenLine(order.said.line, order.said.text, language, style, recording)


__all__ = ["CHARACTERS_A_MINUTE", "WORDS_A_MINUTE", "LinePlayer", "reading_seconds"]
