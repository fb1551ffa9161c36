"""What a scenario is, and who takes part in it."""

from simulator.scenario.model.people import Casting, Centre, LinePlan, Persona, Temper, VoicePlan
from simulator.scenario.model.story import (
    CUT,
    GAVE_UP,
    RETURN,
    TRANSFERRED,
    Acceptance,
    Answer,
    Beat,
    Colleague,
    Condition,
    Draw,
    End,
    Fact,
    Interrupted,
    Interrupts,
    Knowledge,
    Language,
    Reply,
    Scenario,
    Texts,
)

__all__ = [
    "CUT", "GAVE_UP", "RETURN", "TRANSFERRED", "Acceptance", "Answer", "Beat", "Casting", "Centre", "Colleague",
    "Condition", "Draw", "End", "Fact", "Interrupted", "Interrupts", "Knowledge", "Language", "LinePlan", "Persona",
    "Reply", "Scenario", "Temper", "Texts", "VoicePlan",
]  # fmt: skip
