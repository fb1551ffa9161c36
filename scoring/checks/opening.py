"""opening: the standard welcome stands before the caller's first words.

Which parts are due is the centre's (`welcome_parts` of the phrase card). Parameters: `partly_when_missing` – parts
that may lack for a partly. Where the caller cut in, missing parts make the criterion not applicable.
Met: 您好，安宁人寿，工号八零一二，请问有什么可以帮您. Partly: 您好，安宁人寿，小郭. Not met: 喂，安宁.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import absent, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the parts of the welcome in the turns before the caller's first words."""
    first = call.lines[0] if call.lines else None
    opening = [turn for turn in call.to_caller if first is None or turn.event < first.event]
    due = call.case.centre.welcome_parts
    present = {act for turn in opening for act in turn.acts}
    lacking = [part for part in due if part not in present]
    start = call.answered or 0
    evidence = tuple(call.words(turn) for turn in opening)
    if not lacking:
        return met(*evidence)
    cut_in = any(
        event.by == "customer" and event.kept and (len(call.turns) < 2 or n <= call.turns[1].event)
        for n, event in call.barge_ins
    )
    if cut_in and opening:
        return na("the caller cut in")
    why = f"missing: {', '.join(lacking)}"
    if len(lacking) <= criterion.integer("partly_when_missing") and len(lacking) < len(due):
        return partly(why, *evidence, after=start, due="before the caller's first words", lacking=True)
    return absent(why, *evidence, after=start, due="before the caller's first words")


__all__ = ["check"]
