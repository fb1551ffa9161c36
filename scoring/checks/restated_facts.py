"""restated_facts: the key facts that the case marks are restated to the caller, correctly.

No parameters. A fact counts once the caller told it; tail digits suffice, and the day of a date. Some of them, or a
wrong value that was mended, is partly; a wrong value stays wrong even if the caller confirms it. Not applicable without
a marked fact.
Met: 一三八零零一三八零零零，十一月十九号，对吗. Partly: the number without the date. Not met: none of them.
"""

from __future__ import annotations

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.checks.values import written
from scoring.record.events import FactFinding
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion


def last_state(call: Call, fact: str) -> tuple[str | None, bool, Turn | None]:
    """How a fact was restated last, whether it was ever restated wrong, and where."""
    state: str | None = None
    wrong = False
    place: Turn | None = None
    for turn in call.to_caller:
        if state != "right" and written(call.case.facts[fact], turn.text):
            state, place = "right", turn
        for found in turn.facts:
            if (
                found.id == fact
                and found.state in ("right", "wrong", "partly")
                and not _no_restatement(call, turn, found)
            ):
                told = "right" if _by_its_day(call, found) else found.state
                if told == "wrong":
                    wrong = True
                if state != "right" or told in ("right", "wrong"):
                    state, place = told, turn
    return state, wrong, place


def _by_its_day(call: Call, found: FactFinding) -> bool:
    """Whether a date is told by its day alone (是十二号的, on the seventeenth): the month is in nobody's doubt."""
    return found.state == "partly" and call.case.facts[found.id].kind == "date"


def _no_restatement(call: Call, turn: Turn, found: FactFinding) -> bool:
    """Whether another value than the caller's is none that was read back wrongly.

    It stands in a turn that reads nothing back (the number of a colleague), or is not asked to be confirmed and stated
    by a page or by the caller for something else.
    """
    if found.state != "wrong" or turn.has("confirm"):
        return False
    if not turn.has("read_back"):
        return True
    said = call.wording.values(turn.text[found.start : found.end])
    if any(said & call.wording.values(page) for page in call.case.knowledge.values()):
        return True
    return not {value for _, value in said}.isdisjoint(call.values_told(before=turn.event))


def check(call: Call, criterion: Criterion) -> Judgement:  # noqa: ARG001  # every check has this form
    """Judge each marked fact by its last restatement."""
    marked = call.marked
    if not marked:
        return na("no fact is marked for read-back")
    states = {id: last_state(call, id) for id in marked}
    due = [id for id in marked if id in call.told or states[id][0] is not None]
    if not due:
        return na("no marked fact was told")
    evidence = tuple(_evidence(call, id, turn) for id in due if (turn := states[id][2]) is not None)
    after = call.lines[0].event if call.lines else 0
    good = [id for id in due if states[id][0] == "right"]
    if len(good) == len(due):
        if any(states[id][1] for id in due):
            return partly("restated wrong first and then mended", *evidence, after=after)
        return met(*evidence)
    lacking = ", ".join(id for id in due if id not in good)
    if good or any(states[id][0] == "partly" for id in due):
        return partly(f"not restated rightly: {lacking}", *evidence, after=after, lacking=True)
    return absent(f"not restated rightly: {lacking}", *evidence, after=after)


def _evidence(call: Call, id: str, turn: Turn) -> Evidence:
    fact = next((found for found in reversed(turn.facts) if found.id == id), None)
    if fact is None or fact.end <= fact.start:
        return call.words(turn)
    return call.part(turn, fact.start, fact.end)


__all__ = ["check", "last_state"]
