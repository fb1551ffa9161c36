"""Values read back to the caller that are none of the caller's: another number, date or amount in a fact's place.

The detector knows the facts of the case and finds a value that differs in little, or stands beside the fact's own
name. A caller knows more: any number that stands where a number of theirs is repeated and is not theirs is wrong.

Met: 您的手机尾号是九九九九，对吗 where the number ends otherwise. Not: a date that the agent promises something for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scoring.acts import Understanding
from scoring.facts import SaidValue, find_facts, said_values
from scoring.record.events import CaseFact, FactFinding
from simulator.call.request_words import IDENTITY_WORDS, PHONE_NAMES, POLICY_WORDS
from simulator.call.smalltalk import language_of
from simulator.scenario.casting import fill
from simulator.scenario.model import Casting

LEAST_DIGITS: Final = 4
"""Digits from which a number stands for itself (a tail, a code), not for a count."""
NAMED_WITHIN: Final = 14
"""Characters before a value in which its name may stand."""
LENGTHS: Final = 2
"""Digits by which a number may be too long or too short and still be meant as another one."""
OF_THE_AGENT: Final = frozenset({
    "promise_reply", "vague_reply", "overpromise", "guess", "state_name", "state_company", "ask_hold",
    "escalate", "tell_hours", "promise_handover", "ask_call_again",
})  # fmt: skip
"""Acts whose values are the agent's own; those of an explanation are, where they are not read back in it."""
DATE: Final = re.compile(r"(?:\d{4}-)?\d{2}-\d{2}")
STRANGE: Final = "?"
"""Stands for a number that is none of the caller's."""
UNKNOWN: Final = "??"
"""Stands for a date or an amount that the caller knows nothing of."""
WRONG_NAME: Final = "surname"
"""Stands for another surname by which the caller is called."""
LONG: Final = 7
"""Digits from which a number that is to be confirmed is the caller's, whatever it is called."""


def misread(
    casting: Casting, text: str, found: Understanding, before: str | None = None
) -> tuple[tuple[FactFinding, ...], tuple[str, ...]]:
    """What a restatement gets wrong beyond what the detector found; `before` are the caller's last words.

    Facts of the case, and the ids of identity items (`?` and `??` where the caller cannot say what is meant).
    """
    language = language_of(casting.scenario.language)
    items = [WRONG_NAME] if _misnamed(casting, text, language) else []
    if not {"read_back", "confirm"} & set(found.acts):
        return (), tuple(items)
    facts: list[FactFinding] = []
    known = {fact.id for fact in found.facts if fact.state != "possible"}
    for value in _strange(casting, text, found, language):
        meant = _meant(casting, text, value, language)
        if meant is None and "read_back" not in found.acts and len(value.digits) < LONG:
            continue  # whatever is asked to be confirmed, it is not called anything of the caller's
        meant = meant or _just_told(casting, value, before or "") or _alike(casting, value)
        if meant in casting.case.facts:
            if meant not in known:
                known.add(meant)
                facts.append(FactFinding(meant, "wrong", text[value.start : value.end], value.start, value.end))
        elif meant not in items:
            items.append(meant)
    return tuple(facts), tuple(items)


def _misnamed(casting: Casting, text: str, language: str) -> bool:
    """Whether the caller is called by a surname that nobody in this call bears."""
    surname = casting.case.caller.surname
    if not surname:
        return False
    named = find_facts(text, language, {WRONG_NAME: CaseFact("name", surname, surname)})
    wrong = [text[one.start : one.end].lower() for one in named if one.state == "wrong"]
    if not wrong:
        return False
    people = [*_lines(casting), *(one.name for one in casting.case.colleagues.values())]
    return not any(one in person.lower() for one in wrong for person in people)


def _strange(casting: Casting, text: str, found: Understanding, language: str) -> Iterator[SaidValue]:
    """Values that are neither the caller's nor the agent's own."""
    case = casting.case.facts
    taken = [(fact.start, fact.end) for fact in found.facts if case[fact.id].kind in ("number", "date", "amount")]
    taken += [(one.start, one.end) for one in found.findings if one.act in OF_THE_AGENT and one.level == "certain"]
    read = [(one.start, one.end) for one in found.findings if one.act == "read_back"]
    told = [(one.start, one.end) for one in found.findings if one.act == "explain" and one.level == "certain"]
    others: set[tuple[str, str]] | None = None
    for value in said_values(text, language):
        if value.dropped or _class_of(value) is None:
            continue
        if _within(value, taken) or (_within(value, told) and not _within(value, read)):
            continue
        if any(_same(value, kind, plain) for kind, plain in _of_the_caller(casting)):
            continue
        if others is None:
            others = {(one.kind, one.value) for line in _lines(casting) for one in said_values(line, language)}
        if (value.kind, value.value) not in others:
            yield value


def _within(value: SaidValue, spans: Iterable[tuple[int, int]]) -> bool:
    return any(value.start < end and start < value.end for start, end in spans)


def _class_of(value: SaidValue) -> str | None:
    """What kind of fact a value may stand for."""
    if value.kind in ("date", "amount"):
        return value.kind
    return "number" if value.kind in ("digits", "number") and len(value.digits) >= LEAST_DIGITS else None


def _of_the_caller(casting: Casting) -> Iterator[tuple[str, str]]:
    """Kind and plain value of all that is the caller's."""
    case = casting.case
    yield from ((fact.kind, fact.value) for fact in case.facts.values())
    yield from ((_item_kind(casting.plain[item]), casting.plain[item]) for item in case.identity)
    if case.display_number:
        yield "number", case.display_number


def _item_kind(value: str) -> str:
    """What kind of value an identity item is: a birthday is a date."""
    return "date" if DATE.fullmatch(value) else "number"


def _same(value: SaidValue, kind: str, plain: str) -> bool:
    if kind == "date" and value.kind == "date":
        mine, theirs = value.value.split("-"), plain.split("-")
        short = min(len(mine), len(theirs))
        return mine[-short:] == theirs[-short:]
    digits = "".join(char for char in plain if char.isdigit())
    if kind != "number" or value.kind not in ("digits", "number"):
        return False
    return any(len(part) >= LEAST_DIGITS and part in digits for part in (value.digits, *value.groups)) or (
        bool(digits) and digits in value.digits
    )


def _lines(casting: Casting) -> Iterator[str]:
    """Everything else that may be spoken of: the caller's lines, the knowledge of the desk, the centre's numbers."""
    scenario = casting.scenario
    texts = [*casting.case.knowledge.values()]
    for beat in scenario.beats.values():
        texts += beat.say
        for reply in beat.replies:
            texts += reply.say
    for answer in scenario.answers.values():
        texts += answer.say
    yield from (fill(text, casting.spoken) for text in texts)
    yield from casting.spoken.values()


def _meant(casting: Casting, text: str, value: SaidValue, language: str) -> str | None:
    """The fact or identity item that a strange value is called."""
    kind = _class_of(value)
    ahead = text[max(0, value.start - NAMED_WITHIN * (2 if language == "en" else 1)) : value.start].lower()
    places = {
        id_: max((ahead.rfind(word) for word in words), default=-1) for id_, words in _names(casting, kind, language)
    }
    named = max(places, key=lambda id_: places[id_], default="")
    return named if places.get(named, -1) >= 0 else None


def _just_told(casting: Casting, value: SaidValue, before: str) -> str | None:
    """The one value of its kind that the caller told a moment ago: what else would be read back then."""
    kind = _class_of(value)
    kinds = {id_: fact.kind for id_, fact in casting.case.facts.items()}
    items = {item: _item_kind(one) for item, one in casting.case.identity.items()}
    spoken = {id_: casting.spoken.get(id_, "") for id_, its in (*kinds.items(), *items.items()) if its == kind}
    told = [id_ for id_, words in spoken.items() if words and words in before]
    return told[0] if len({spoken[id_] for id_ in told}) == 1 else None


def _alike(casting: Casting, value: SaidValue) -> str:
    """The fact that a strange value without a name stands for: the only one of its kind and length."""
    kind = _class_of(value)
    alike = [id_ for id_, fact in casting.case.facts.items() if fact.kind == kind]
    if kind == "number":
        lengths = {id_: sum(char.isdigit() for char in casting.case.facts[id_].value) for id_ in alike}
        near = [id_ for id_ in alike if abs(lengths[id_] - len(value.digits)) <= LENGTHS]
        alike = near or ([id_ for id_ in alike if id_.startswith("phone")] if len(value.digits) == LEAST_DIGITS else [])
    return alike[0] if len(alike) == 1 else STRANGE if kind == "number" else UNKNOWN


def _names(casting: Casting, kind: str | None, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words by which each fact and identity item of a kind is called."""
    for id_, fact in casting.case.facts.items():
        if fact.kind != kind:
            continue
        words = tuple(word.lower() for word in fact.asked_by)
        if id_.startswith("phone"):
            words += PHONE_NAMES[language]
        elif id_.startswith("policy"):
            words += POLICY_WORDS[language]
        yield id_, words
    for item, value in casting.case.identity.items():
        # The number on file is the caller's telephone: the fact goes before.
        if item in IDENTITY_WORDS[language] and item != "phone_on_file" and _item_kind(value) == kind:
            yield item, IDENTITY_WORDS[language][item]


__all__ = ["STRANGE", "UNKNOWN", "WRONG_NAME", "misread"]
