"""How model sentences are shown after a call: in its language, with its own values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scoring.advice.sentences import Sentences
from scoring.checks import Call
from scoring.record.codec import Record
from scoring.record.events import Answered, Event, Reference
from simulator.call.header import header_of
from simulator.desk.captions import happenings
from simulator.desk.score_desk import Model
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.scenario.model import Casting


def call_model(casting: Casting, events: Sequence[Event], t: Words) -> Model:
    """The model of a call that came as far as these events."""
    case, language = casting.case, casting.scenario.language
    told = [fact.spoken for fact in case.facts.values() if fact.read_back == "must"]
    owner = case.colleagues.get(case.right_owner)
    known = {
        **_in_general(casting, events),
        **casting.spoken,
        "facts": ("，" if language != "en" else ", ").join(told),
        "owner": owner.name if owner else t("myself"),
    }
    start = next((event.at for event in events if isinstance(event, Answered)), 0.0)
    return Model(language, known, happenings(events, casting, t), start)


def _in_general(casting: Casting, events: Sequence[Event]) -> dict[str, str]:
    """What fills the slots of model sentences after a call: the caller's matter in the agent's words, and the like."""
    nothing = Reference(hash="sha256:0")
    header = header_of(
        casting, call="", standard=nothing, detector="", trainee="", mode="practise", engines={}, started=""
    )
    return Sentences(Call(Record(header, tuple(events))), {}).known


__all__ = ["call_model"]
