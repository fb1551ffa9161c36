"""Makes a scenario ready for one call: every value drawn from the seed, every slot filled, the case built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from scoring.record.events import Case, CaseCaller, CaseCentre, CaseColleague, CaseFact, FactKind
from simulator.scenario.card import ABUSE_WARNING
from simulator.scenario.chance import Chance
from simulator.scenario.fields import COMMON_SURNAMES, SLOT, in_language, is_date
from simulator.scenario.model import Casting, Centre, Colleague, Draw, Fact, Language, Persona, Scenario
from simulator.scenario.spoken import clock, digits_en, digits_zh, spoken
from simulator.scenario.wording import PHONE

DEFAULT_AGENT: Final = "8012"
"""Number of the trainee's desk where the settings give none."""
MOST_TRIES: Final = 8
"""Draws of what the caller says until one differs from what stands on file."""
_MOBILE_PREFIXES: Final = ("133", "135", "136", "138", "139", "150", "158", "159", "186", "189")
_LEAP_YEAR: Final = 2024
"""Days without year are counted in a leap year, so that 29 February can be drawn."""
_CODE: Final = re.compile(r"[A-Z0-9-]+")


def cast_call(
    scenario: Scenario, persona: Persona, centre: Centre, seed: int, language: Language | None = None, *,
    agent: str = DEFAULT_AGENT,
) -> Casting:  # fmt: skip
    """One call of a scenario.

    Each value is a function of the seed, the scenario's id and its own name, so that a fact which is added later
    changes no other. `language` is the scenario's unless given; `agent` is the number that the trainee states.
    """
    spoken_in: Language = language or scenario.language
    drawn = {fact.id: _value(fact.value, scenario, fact.id, seed) for fact in scenario.facts.values()}
    identity = {item: _identity(value, scenario, item, seed, drawn) for item, value in scenario.identity.items()}
    plain, said = _slots(scenario, persona, centre, spoken_in, agent)
    for fact in scenario.facts.values():
        plain[fact.id] = drawn[fact.id]
        said[fact.id] = fact.spoken or spoken(drawn[fact.id], fact.kind, spoken_in, _unit(fact.value))
    for item, on_file in identity.items():
        # A slot is what the caller says; the case keeps what stands on file.
        value = _claimed(scenario, item, on_file, seed, drawn)
        plain[item] = value
        referred = scenario.identity_said.get(item, scenario.identity[item])
        same = isinstance(referred, str) and referred in scenario.facts
        said[item] = said[referred] if same and isinstance(referred, str) else _say_item(value, spoken_in)
    return Casting(
        scenario=scenario,
        persona=persona,
        centre=centre,
        seed=seed,
        spoken=said,
        plain=plain,
        case=_case(scenario, persona, centre, spoken_in, drawn=drawn, identity=identity, said=said, plain=plain),
        warnings=_warnings(scenario, spoken_in),
    )


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with every known slot `<name>` replaced; a slot that is not known stays as it is."""
    return SLOT.sub(lambda match: slots.get(match[1], match[0]), text)


# --- values ------------------------------------------------------------------------------------------------


def _value(value: str | Draw, scenario: Scenario, name: str, seed: int) -> str:
    if isinstance(value, str):
        return value
    return drawn_value(value, Chance(seed), scenario.id, name, language=scenario.language)


def drawn_value(draw: Draw, chance: Chance, *names: str, language: Language = "zh") -> str:
    """The value of a draw in its plain form, a function of seed and names."""
    if draw.kind == "digits":
        # A long number that began with zeros would look like a mistake.
        first = "" if draw.length < 5 else str(1 + chance.below(9, *names, "first"))
        rest = draw.length - len(first)
        return first + f"{chance.below(10**rest, *names, 'rest'):0{rest}d}" if rest else first
    if draw.kind == "mobile":
        prefix = _MOBILE_PREFIXES[chance.below(len(_MOBILE_PREFIXES), *names, "prefix")]
        return f"{prefix}{chance.below(10**8, *names, 'rest'):08d}"
    if draw.kind == "amount":
        step = Decimal(draw.step)
        steps = int((Decimal(draw.until) - Decimal(draw.start)) / step)
        amount = Decimal(draw.start) + step * chance.below(steps + 1, *names)
        return f"{amount:f}".rstrip("0").rstrip(".") if amount % 1 else str(int(amount))
    if draw.kind == "date":
        short = len(draw.start) == 5
        first_day, last_day = (
            date.fromisoformat(f"{_LEAP_YEAR}-{one}" if short else one) for one in (draw.start, draw.until)
        )
        day = first_day + timedelta(days=chance.below((last_day - first_day).days + 1, *names))
        return day.isoformat()[5:] if short else day.isoformat()
    of = draw.of or COMMON_SURNAMES["en" if language == "en" else "zh"]
    return of[chance.below(len(of), *names)]


def _identity(value: str | Draw, scenario: Scenario, item: str, seed: int, drawn: Mapping[str, str]) -> str:
    if isinstance(value, str) and value in drawn:
        return drawn[value]
    return _value(value, scenario, item, seed)


def _claimed(scenario: Scenario, item: str, on_file: str, seed: int, drawn: Mapping[str, str]) -> str:
    """The item as the caller says it: another value than the one on file where the scenario gives one."""
    if item not in scenario.identity_said:
        return on_file
    said = scenario.identity_said[item]
    tries = (_identity(said, scenario, f"{item}.said.{number}", seed, drawn) for number in range(MOST_TRIES))
    return next((value for value in tries if value != on_file), on_file)


def _unit(value: str | Draw) -> str:
    return value.unit if isinstance(value, Draw) else ""


def _say_item(value: str, language: Language) -> str:
    kind: FactKind = "date" if is_date(value) else "number" if _CODE.fullmatch(value) else "name"
    return spoken(value, kind, language)


# --- slots -------------------------------------------------------------------------------------------------


def _slots(
    scenario: Scenario, persona: Persona, centre: Centre, language: Language, agent: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The slots that persona, centre and colleagues fill: as written, and as spoken."""
    plain = {
        "surname": persona.surname,
        "given": persona.given,
        "title": persona.title,
        "characters": persona.characters,
        "company": in_language(centre.company, language),
        "department": in_language(centre.department, language),
        "hours": in_language(centre.hours, language),
        "hotline": centre.hotline,
        "agent": agent,
    }
    digits = digits_en if language == "en" else digits_zh
    said = {**plain, "hotline": digits(centre.hotline), "agent": digits(agent) if _CODE.fullmatch(agent) else agent}
    colleague = _concerned(scenario)
    if colleague:
        plain["colleague"] = said["colleague"] = colleague.name
        if colleague.accepts and colleague.accepts.when:
            plain["reply_time"] = colleague.accepts.when
            said["reply_time"] = clock(colleague.accepts.when, language)
    return plain, said


def _concerned(scenario: Scenario) -> Colleague | None:
    """The colleague whom the call is about: the right owner of the matter, else the one who is wanted."""
    for id_ in (scenario.right_owner, scenario.wanted):
        if id_ is not None and id_ in scenario.colleagues:
            return scenario.colleagues[id_]
    return None


# --- the case ----------------------------------------------------------------------------------------------


def _case(
    scenario: Scenario, persona: Persona, centre: Centre, language: Language, *, drawn: Mapping[str, str],
    identity: Mapping[str, str], said: Mapping[str, str], plain: Mapping[str, str],
) -> Case:  # fmt: skip
    return Case(
        family=scenario.family,
        complaint=scenario.complaint,
        tone=scenario.tone,
        within_authority=scenario.within_authority,
        right_owner=scenario.right_owner,
        wanted=scenario.wanted,
        display_number=drawn.get(PHONE) or identity.get("phone_on_file"),
        caller=CaseCaller(persona.surname, persona.title),
        facts={fact.id: _fact(fact, drawn[fact.id], said, plain) for fact in scenario.facts.values()},
        identity=dict(identity),
        knowledge={page.id: fill(in_language(page.text, language), said) for page in scenario.knowledge.values()},
        colleagues={
            one.id: CaseColleague(one.kind, one.name, one.presence, one.until, one.hours)
            for one in scenario.colleagues.values()
        },
        centre=_centre(centre, language),
    )


def _fact(fact: Fact, value: str, said: Mapping[str, str], plain: Mapping[str, str]) -> CaseFact:
    return CaseFact(fact.kind, fill(value, plain), fill(said[fact.id], said), fact.read_back, fact.asked_by, fact.words)


def _centre(centre: Centre, language: Language) -> CaseCentre:
    pace = centre.pace.get(language) or centre.pace.get("en" if language == "en" else "zh") or {}
    abuse = centre.abuse_rule
    if abuse is not None:
        abuse = replace(abuse, warning=in_language(centre.phrases.get(ABUSE_WARNING, {}), language) or abuse.warning)
    return CaseCentre(
        welcome_parts=centre.welcome_parts,
        identity_items=centre.identity_items,
        must_escalate=centre.must_escalate,
        ring=centre.ring,
        reply_limits=centre.reply_limits,
        pace=pace,
        abuse_rule=abuse,
    )


def _warnings(scenario: Scenario, language: Language) -> tuple[str, ...]:
    if language == "yue":
        return ("The words of this Cantonese call are understood with the patterns for Mandarin.",)
    if language != scenario.language:
        return (f"The scenario '{scenario.id}' is written in '{scenario.language}', not in '{language}'.",)
    return ()


__all__ = ["DEFAULT_AGENT", "cast_call", "drawn_value", "fill"]
