"""recovery: a cut line is mended from our side.

No parameters. Cut in a transfer: the number goes to the colleague, who calls back and explains; cut without one:
the agent rings back. Done at once: met; after the caller had to ring again, or without the number: partly; never:
not met.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import absent, met, na, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for what was done after the first cut."""
    del criterion
    if not call.cuts:
        return na("nothing was cut")
    cut = call.cuts[0]
    rang_again = call.next_line(cut)
    done: list[tuple[int, Evidence, bool]] = [(n, call.happened(n), True) for n, _ in call.desk("ring_back") if n > cut]
    for n, event in call.desk("callback"):
        if n > cut:
            done.append((n, call.happened(n), bool(event.phone)))
    done.extend((n, call.happened(n), False) for n, _ in call.accepted if n > cut)
    done.extend((turn.event, call.words(turn), _number(call, turn.text)) for turn in call.inside if turn.event > cut)
    due = "after the line was cut"
    if not done:
        return absent("nobody was told to ring back", call.happened(cut), after=cut, due=due)
    done.sort(key=lambda item: item[0])
    evidence = tuple(item[1] for item in done[:3])
    if rang_again is not None and rang_again.event < done[0][0]:
        return partly("the caller had to ring again", call.line(rang_again), *evidence, after=cut, due=due)
    if not any(item[2] for item in done):
        return partly("the number was not passed on", *evidence, after=cut, due=due)
    return met(call.happened(cut), *evidence)


def _number(call: Call, text: str) -> bool:
    return any(sum(c.isdigit() for c in value) >= 4 for _, value in call.wording.values(text))


__all__ = ["check"]
