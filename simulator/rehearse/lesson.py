"""Model sentences for a running call: what the excellent walkthrough says there, and what that is good for.

Pure. The reasons are those of the scorecard that the walkthrough itself gets: nothing is promised that is not scored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from scoring.engine import score
from scoring.record.events import CustomerSaid, DeskUsed, Event, Noted, Reference, TraineeSaid
from scoring.scorecard import Scorecard, Verdict
from scoring.standard import Standard
from simulator.call.understanding import Detector
from simulator.rehearse.likeness import likeness
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import perform_all
from simulator.scenario.model import Casting
from simulator.scenario.walkthroughs import Walkthrough


@dataclass(frozen=True, slots=True)
class ModelTurn:
    """A sentence of the excellent call."""

    beat: str | None
    """Where the customer stands before it; None: nobody has spoken yet."""
    inside: bool
    """Said on the internal line."""
    text: str
    criteria: tuple[str, ...]
    """What it helps to meet, the dearest first."""
    before: tuple[tuple[str, str], ...] = ()
    """What is done at the desk before it: `note` or a `DeskAction`, with the id of a colleague or page, or nothing."""


def lesson(casting: Casting, walkthrough: Walkthrough, standard: Standard, detector: Detector) -> tuple[ModelTurn, ...]:
    """The sentences of a walkthrough for this call, in order. Takes some tenths of a second."""
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    stage = Stage.of(casting, detector, reference, walkthrough.name)
    perform_all(stage, walkthrough)
    card = score(stage.record(), standard)
    turns: list[ModelTurn] = []
    beat: str | None = None
    before: list[tuple[str, str]] = []
    for event in stage.conductor.events:
        if isinstance(event, CustomerSaid):
            beat = event.beat
        elif isinstance(event, Noted):
            before.append(("note", ""))
        elif isinstance(event, DeskUsed):
            before.append((event.action, event.target or "" if event.action != "identity" else ""))
        elif isinstance(event, TraineeSaid):
            criteria = served(card, event.turn)
            turns.append(ModelTurn(beat, event.to != "customer", event.text, criteria, tuple(dict.fromkeys(before))))
            before = []
    return tuple(turns)


def served(card: Scorecard, turn: int) -> tuple[str, ...]:
    """The criteria that cite a turn as what met them, the dearest first."""
    cited = [
        one for one in card.findings if one.verdict is Verdict.MET and any(item.turn == turn for item in one.evidence)
    ]
    return tuple(one.criterion for one in sorted(cited, key=lambda one: -one.of))


def standing(events: Iterable[Event]) -> str | None:
    """The beat at which the customer spoke last; None: not yet."""
    return next((event.beat for event in reversed(tuple(events)) if isinstance(event, CustomerSaid)), None)


def fitting(turns: Sequence[ModelTurn], beat: str | None, inside: bool, said: Collection[str]) -> ModelTurn | None:
    """The first sentence for where the call stands that was not said yet; None: there is none."""
    here = (turn for turn in turns if turn.beat == beat and turn.inside == inside)
    return next((turn for turn in here if turn.text not in said), None)


def said_like(turn: ModelTurn, text: str, language: str) -> bool:
    """Whether the trainee said about this sentence."""
    return likeness(turn.text, text, language).enough


def achieved(before: Scorecard | None, now: Scorecard) -> tuple[str, ...]:
    """The criteria that were met since, by something that was done; what merely did not go wrong is not told."""
    done = {one.criterion for one in now.findings if one.evidence and one.class_ != "review"}
    return tuple(
        name for name, verdict in now.verdicts.items()
        if verdict is Verdict.MET and name in done
        and (before is None or before.verdicts.get(name) is not Verdict.MET)
    )  # fmt: skip


__all__ = ["ModelTurn", "achieved", "fitting", "lesson", "said_like", "served", "standing"]
