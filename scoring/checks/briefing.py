"""briefing: a free colleague is told who calls about what before the agent leaves the line.

No parameters. Briefed before the caller is connected: met. Told who calls but nothing of the matter: partly. Connected
without a word, cut, and briefed then: partly. Briefed only after the caller came back, or never: not met.
"""

from __future__ import annotations

from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the places of the briefing and the connection."""
    briefed = [turn for turn in call.inside if turn.has("brief_colleague") or len(turn.text) > 8]
    transfers = call.desk("transfer")
    after = call.lines[0].event if call.lines else 0
    if not transfers:
        if briefed:
            return met(call.words(briefed[0], "brief_colleague"))
        if call.case.within_authority:
            return na("settled without the colleague")
        return absent("the colleague was told nothing", after=after, root=criterion.root)
    first = transfers[0][0]
    ahead = [turn for turn in briefed if turn.event < first]
    if ahead and not any(matters(call, turn) for turn in ahead):
        shown = call.words(ahead[0], "brief_colleague")
        return partly("who calls, but not about what", shown, after=ahead[0].event, root=criterion.root)
    if ahead:
        return met(call.words(ahead[0], "brief_colleague"), call.happened(first))
    if briefed and any(first < cut < briefed[0].event for cut in call.cuts):
        return partly("connected without a word, briefed after the cut", call.happened(first),
                      call.words(briefed[0], "brief_colleague"), after=first)  # fmt: skip
    return failed("connected without a word to the colleague", call.happened(first), root=criterion.root)


SHORT: Final = {"zh": 16, "en": 12}
"""Characters (English: words) up to which words to a colleague that share nothing with the caller's tell no matter."""


def matters(call: Call, turn: Turn) -> bool:
    """Whether words to a colleague tell more than who is calling."""
    text = turn.text
    people = (call.case.caller.surname, *(person.name for person in call.case.colleagues.values()))
    for name in filter(None, people):
        text = text.replace(name, " ")
    told = "\n".join((call.matter, *(line.text for line in call.lines if line.event < turn.event)))
    if turn.facts or call.wording.shared(text, told) or call.wording.values(text):
        return True
    return call.wording.size(text) > SHORT[call.wording.language]


__all__ = ["check", "matters"]
