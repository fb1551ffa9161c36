"""pace: a steady speaking rate within the centre's band, the opening included (review only, no points).

No parameters: the band is the centre's (`pace` of the phrase card, characters a minute in Mandarin, words in
English). Reads `VoiceMeasured`, whose rates leave digit runs out. Not applicable without sound or without a band.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare each measured turn with the band."""
    del criterion
    band = call.case.centre.pace
    rated = [(n, rate) for n, event in call.voices if (rate := event.words_per_minute or event.characters_per_minute)]
    if not rated:
        return na("no sound was measured")
    if "from" not in band or "to" not in band:
        return na("the centre states no band")
    outside = [n for n, rate in rated if not band["from"] <= rate <= band["to"]]
    if 2 * len(outside) > len(rated) or (outside and outside[0] == rated[0][0]):
        evidence = (item for n in outside[:3] for item in call.measured(n))
        return partly("outside the centre's band", *evidence, after=outside[0])
    return met(*call.measured(rated[0][0]))


__all__ = ["check"]
