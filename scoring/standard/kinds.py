"""Kinds of check with their parameters, and conditions with their values: all that a rulebook may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scoring.standard.model import Value

Shape = Literal["int", "number", "flag", "act", "acts", "feelings", "facts", "situation", "verdict"]
PRESENCES: Final = ("ready", "busy", "offline", "resigned")
TONES: Final = ("routine", "unresolved", "grief")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a kind of check."""

    shape: Shape
    default: Value | None
    """None: the rulebook must state it."""
    meaning: str
    """What it is, with its unit."""


_P = Parameter
CHECKS: Final[Mapping[str, Mapping[str, Parameter]]] = {
    "rings": {"at_most": _P("int", 3, "rings heard before the receiver is lifted")},
    "opening": {"partly_when_missing": _P("int", 1, "parts of the welcome that may lack for a partly")},
    "address": {"uses": _P("int", 2, "times the caller is rightly addressed by surname and title")},
    "act_after_feeling": {
        "act": _P("act", "empathy", "act that takes up the feeling"),
        "feelings": _P("feelings", ("angry", "worried", "sad", "impatient"), "feelings that are due to be taken up"),
        "turns": _P("int", 3, "turns of the agent, counted from the first feeling"),
        "formula_only": _P("verdict", "partly", "verdict for a bare formula without the caller's own matter"),
    },
    "apology": {"act": _P("act", "apologise", "act that is due")},
    "listening": {},
    "reassurance": {"act": _P("act", "reassure", "act that takes the caller's side")},
    "restated_matter": {
        "share": _P("number", 0.4, "share of the request's words that a full restatement takes up, 0 to 1"),
    },
    "restated_facts": {},
    "confirmed": {},
    "recorded_facts": {"share": _P("number", 0.25, "share of the request's words that a note takes up, 0 to 1")},
    "forbidden_acts": {
        "critical": _P("acts", (), "acts, or act/kind, that cap the call"),
        "not_met": _P("acts", (), "acts, or act/kind, that fail the criterion"),
        "critical_when_repeated_after_objection": _P("acts", (), "acts that cap the call from the second on"),
        "partly_with": _P("acts", (), "acts by which the agent takes it back in the same or the next turn"),
        "review_from": _P("number", 0.6, "confidence from which on a possible violation goes to review, 0 to 1"),
    },
    "voice_steady": {
        "semitones": _P("number", 3.0, "rise of the median pitch over the own baseline, semitones"),
        "loudness": _P("number", 6.0, "rise of loudness over the own baseline, LU"),
    },
    "knowledge": {"share": _P("number", 0.33, "share of a page's words that counts as told, 0 to 1")},
    "questions": {"least": _P("int", 2, "questions of the caller from which on the criterion applies")},
    "understanding_checked": {
        "characters": _P("int", 34, "explanations in a Mandarin call from which on a check is due, characters"),
        "words": _P("int", 22, "the same in an English call, words"),
    },
    "cause_sought": {},
    "owner": {"asked_twice": _P("int", 2, "requests for a supervisor after which passing on is right")},
    "reply_time": {},
    "contact": {"facts": _P("facts", ("phone",), "facts that are a way to reach the caller")},
    "presence_first": {},
    "act_required": {
        "act": _P("act", None, "act that is due"),
        "within": _P("situation", "call", "where it is due"),
    },
    "handover": {},
    "hours": {},
    "briefing": {},
    "recovery": {},
    "hand_overs": {"at_most": _P("int", 1, "parties that the matter may be handed to")},
    "identity": {"items": _P("int", 2, "identity items that must match")},
    "farewell": {},
    "hang_up": {"silence": _P("number", 5.0, "seconds of silence after a farewell that let the agent hang up")},
    "courtesy": {},
    "holds": {"silence": _P("number", 20.0, "seconds without a word from which on a wait must be announced")},
    "pace": {},
    "concise": {
        "partly": _P("int", 3, "fillers and hedges in the call from which on it is partly"),
        "not_met": _P("int", 4, "fillers and hedges from which on it is not met, if they are dense"),
        "per_hundred": _P("number", 2.0, "fillers and hedges in 100 characters (Mandarin) or 80 words that are dense"),
        "fillers": _P("int", 2, "sounds of hesitation from which on it is partly, if they are half as dense"),
        "refusals": _P("number", 0.3, "share of turns that only refuse, from which on it is partly"),
        "characters": _P("int", 160, "longest turn in a Mandarin call, characters"),
        "words": _P("int", 90, "longest turn in an English call, words"),
    },
    "promise_recorded": {},
    "result_recorded": {},
}  # fmt: skip
"""Kinds of check with their parameters; each is a file of `scoring.checks` whose docstring is its manual."""

CONDITIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "automatic_answer": ("true", "false"),
    "complaint": ("true", "false"),
    "connected_on": ("true", "false"),
    "cut_off": ("true", "false"),
    "line_cut": ("true", "false"),
    "number_declined": ("true", "false"),
    "number_left": ("true", "false"),
    "solved": ("true", "false"),
    "tone": TONES,
    "typed": ("true", "false"),
    "wanted": ("true", "false"),
    "wanted_presence": PRESENCES,
}
"""Conditions of `applies` and `not_applicable` with the values that they can have."""

__all__ = ["CHECKS", "CONDITIONS", "Parameter", "Shape"]
