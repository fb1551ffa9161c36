"""voice_steady: after a provocation the voice stays steady in pitch and loudness (review only, no points).

Parameters: `semitones` – rise of the median pitch over the call's own baseline; `loudness` – rise in loudness
units. The baseline is the median over the turns before the first angry or insulting line. Reads `VoiceMeasured`
only; not applicable without sound or without a provocation.
"""

from __future__ import annotations

import math
from statistics import median

from scoring.checks.call import Call
from scoring.checks.judge import met, na, partly, unsure
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the turns after a provocation with the turns before it."""
    if not call.voices:
        return na("no sound was measured")
    provoked = next((line for line in call.lines if line.feeling == "angry" or "insults" in line.does), None)
    if provoked is None:
        return na("no provocation in the call")
    order = {turn.turn: turn.event for turn in call.turns}
    known = [(order[event.turn], n, event) for n, event in call.voices if event.turn in order]
    before = [item for item in known if item[0] < provoked.event]
    after = [item for item in known if item[0] > provoked.event]
    pitches = [event.pitch_median_hz for _, _, event in before if event.pitch_median_hz]
    levels = [event.loudness_lufs for _, _, event in before if event.loudness_lufs is not None]
    if not after or not pitches or not levels:
        return unsure("too little sound to compare", after=provoked.event)
    pitch, level = median(pitches), median(levels)
    for _, n, event in after:
        rise = 12 * math.log2(event.pitch_median_hz / pitch) if event.pitch_median_hz else 0.0
        louder = event.loudness_lufs - level if event.loudness_lufs is not None else 0.0
        if rise > criterion.number("semitones") or louder > criterion.number("loudness"):
            return partly("the voice rose after the provocation", *call.measured(n), after=provoked.event)
    return met(*call.measured(after[0][1]))


__all__ = ["check"]
