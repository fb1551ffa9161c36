"""Who calls and for whom: the persona, the centre's phrase card, and a scenario made ready for one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scoring.record.events import Case, CaseAbuse, CaseRing
from simulator.scenario.model.story import Scenario, Texts


@dataclass(frozen=True, slots=True)
class VoicePlan:
    """A voice relative to the engine's neutral one."""

    rate: float = 1.0
    pitch: float = 0.0
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Temper:
    """How easily a persona is moved."""

    start: float
    """Mood at the first ring, -5 furious … 0 neutral … +5 delighted."""
    patience: float
    """Seconds of silence before the customer speaks up."""
    swing: float
    """Every mood rule is multiplied by this."""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """Condition of the telephone line."""

    band: Literal["wide", "telephone"] = "wide"
    noise: str | None = None
    level: float = -30.0
    """Noise level in dB below the voice."""
    dropouts: float = 0.0
    """Moments a minute in which the line is silent, on average."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Who calls, and in which temper."""

    id: str
    surname: str
    given: str
    title: str
    characters: str
    """How the caller spells the surname (耳东陈)."""
    sex: Literal["female", "male"]
    age: int
    about: Texts
    flavour: str
    voice: VoicePlan
    temper: Temper
    line: LinePlan
    hash: str


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre's phrase card: what every centre fills in for itself."""

    company: Texts
    department: Texts
    hotline: str
    hours: Texts
    welcome_parts: tuple[str, ...]
    phrases: Mapping[str, Texts]
    """Model sentences by name: `welcome`, `hold`, `after_hold`, `transfer`, `closing.routine` …"""
    identity_items: tuple[str, ...]
    reply_limits: Mapping[str, str]
    must_escalate: tuple[str, ...]
    pace: Mapping[str, Mapping[str, float]]
    """By language: `from` and `to`, characters (Chinese) or words (English) a minute."""
    abuse_rule: CaseAbuse | None
    ring: CaseRing
    hash: str
    tests_by_voice: bool = False
    """In a test answers are spoken; it cannot be taken where nobody can be heard."""


@dataclass(frozen=True, slots=True)
class Casting:
    """A scenario made ready for one call: every value drawn, every slot filled."""

    scenario: Scenario
    persona: Persona
    centre: Centre
    seed: int
    spoken: Mapping[str, str]
    """Value of each slot `<name>` as it is spoken."""
    plain: Mapping[str, str]
    """Value of each slot as it is written: digits, MM-DD, amounts."""
    case: Case
    warnings: tuple[str, ...] = field(default=())


__all__ = ["Casting", "Centre", "LinePlan", "Persona", "Temper", "VoicePlan"]
