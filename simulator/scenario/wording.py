"""Judges the words of a scenario: slots, lengths, repeated lines, characters of the font, facts told and asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from scoring.authored import Place, Scalar
from simulator.scenario.draft import Draft, Speech
from simulator.scenario.fields import SLOT, Line, closest
from simulator.scenario.model import Draw, Fact, Language, Scenario
from simulator.scenario.names import RESERVED_SLOTS
from simulator.scenario.problems import note

ZH_PER_MINUTE: Final = 240.0
"""Speaking rate of a customer, characters a minute."""
EN_PER_MINUTE: Final = 150.0
"""Speaking rate of a customer, words a minute."""
BREATH: Final = 15.0
"""Longest line, seconds; a long account may take twice that."""
_SHORT: Final = 6
"""Lines of fewer characters (好的。) may stand in several places."""
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD: Final = re.compile(r"[A-Za-z0-9'’-]+")
_SLOT_LENGTH: Final = 6
"""Typical length of a spoken value, characters or words."""


def check_words(draft: Draft, scenario: Scenario) -> None:
    """Note what is wrong with lines and texts."""
    slots = {*scenario.facts, *scenario.identity, *RESERVED_SLOTS}
    for line in (*(line for speech in draft.speeches for line in speech.variants), *draft.shown):
        check_slots(draft, line, slots)
        _check_characters(draft, line)
    for speech in draft.speeches:
        _check_length(draft, speech)
        _check_told(draft, speech, scenario)
    _check_repeated(draft)
    _check_facts(draft, scenario)
    _check_answers(draft, scenario)


def check_slots(draft: Draft, line: Line, slots: Collection[str]) -> None:
    """Every slot of a text must be one that can be filled; no bracket may stand alone."""
    for match in SLOT.finditer(line.text):
        closest("The slot", Scalar(match[1], line.place, False), slots, "S109", draft.findings)
    rest = SLOT.sub("", line.text)
    stray = next((one for one in rest if one in "<>"), None)
    if stray:
        note(draft.findings, "S310", line.place, f"There is a '{stray}' that belongs to no slot.")


def spoken_seconds(text: str, language: Language) -> float:
    """How long a line takes to say, seconds, from 240 characters or 150 words a minute."""
    words = len(_WORD.findall(text))
    if language == "en":
        return words / EN_PER_MINUTE * 60
    return (len(_HAN.findall(text)) + words) / ZH_PER_MINUTE * 60


def _check_length(draft: Draft, speech: Speech) -> None:
    limit = BREATH * (2 if speech.long else 1)
    filler = "值" if draft.language != "en" else "value "
    for line in speech.variants:
        seconds = spoken_seconds(SLOT.sub(filler * _SLOT_LENGTH, line.text), draft.language)
        if seconds > limit:
            message = f"This line takes about {seconds:.0f} seconds to say; at most {limit:.0f} were expected."
            note(draft.findings, "S303", line.place, message)


def _check_characters(draft: Draft, line: Line) -> None:
    if draft.known.characters is None:
        return
    lacking = sorted({one for one in line.text if one not in draft.known.characters and not one.isspace()})
    if lacking:
        shown = " ".join(f"{one} (U+{ord(one):04X})" for one in lacking)
        note(draft.findings, "S304", line.place, f"The bundled font lacks {shown}.")


def _check_repeated(draft: Draft) -> None:
    first: dict[str, tuple[int, Place]] = {}
    for number, speech in enumerate(draft.speeches):
        for line in speech.variants:
            bare = "".join(one for one in line.text if unicodedata.category(one)[0] not in "PZ")
            if bare in first and (len(bare) >= _SHORT or first[bare][0] == number):
                place = first[bare][1]
                note(draft.findings, "S302", line.place, f"The same line stands in {place.file}, line {place.line}.")
            first.setdefault(bare, (number, line.place))


# --- what is told ------------------------------------------------------------------------------------------


def _check_told(draft: Draft, speech: Speech, scenario: Scenario) -> None:
    """A line that tells a drawn fact must say it: the value is another one in every call."""
    for id_ in speech.tells:
        fact = scenario.facts.get(id_)
        if not (fact and isinstance(fact.value, Draw)) or not speech.variants:
            continue
        for line in speech.variants:
            if f"<{id_}>" not in line.text:
                note(draft.findings, "S309", line.place, f"This line of {speech.owner} does not say <{id_}>.")


def _check_facts(draft: Draft, scenario: Scenario) -> None:
    told = {id_ for id_, _ in draft.tells}
    said: dict[str, Place] = {}
    for speech in draft.speeches:
        for line in speech.variants:
            for match in SLOT.finditer(line.text):
                said.setdefault(match[1], line.place)
    for fact in scenario.facts.values():
        if fact.id in told or _can_be_asked(fact, scenario):
            continue
        if fact.id in said:
            note(draft.findings, "S308", said[fact.id], f"This line says <{fact.id}>, but no 'tells' names it.")
        elif fact.read_back == "must":
            note(draft.findings, "S307", fact.place, f"The fact '{fact.id}' must be read back, but nobody tells it.")
        elif fact.kind != "request":
            note(draft.findings, "S306", fact.place, f"The fact '{fact.id}' is never told.")


def _can_be_asked(fact: Fact, scenario: Scenario) -> bool:
    """Asked for by its words, as the number to be reached at (`phone`), or as an identity item."""
    return bool(fact.asked_by) or fact.id == PHONE or fact.id in scenario.identity.values()


PHONE: Final = "phone"
"""Id of the fact that answers when the agent asks how to reach the caller."""


def _check_answers(draft: Draft, scenario: Scenario) -> None:
    open_ = [answer for answer in scenario.answers.values() if not answer.asked_by]
    for answer in open_[1:]:
        message = f"The answers '{open_[0].id}' and '{answer.id}' both have no 'asked_by' words."
        note(draft.findings, "S311", answer.place, message)


__all__ = ["BREATH", "EN_PER_MINUTE", "PHONE", "ZH_PER_MINUTE", "check_slots", "check_words", "spoken_seconds"]
