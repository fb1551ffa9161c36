"""recorded_facts: the key points stand in the record.

Parameters: `share` – share of the request's content words that the notes take up. Notes count until after-call work
ends; the telephone number of a booked call-back counts as noted. A call-back entry without a note is partly; a note
with a key point but without any marked fact is not met; a wrong title in the notes takes a full record down to
partly.
"""

from __future__ import annotations

from scoring.checks.address import wrong_title
from scoring.checks.call import ALWAYS, Call
from scoring.checks.judge import absent, met, partly
from scoring.checks.values import written
from scoring.facts import find_facts
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the marked facts and the matter in all that was written down."""
    booked = call.desk("callback")
    end = call.lines[-1].event if call.lines else 0
    due = "before after-call work ends"
    if not call.notes:
        if booked:
            return partly("a call-back entry without a note", call.happened(booked[-1][0]), after=end, due=due)
        return absent("nothing was noted", after=end, due=due, root=criterion.root, spoken=False)
    text = "\n".join(note for _, note in call.notes)
    numbers = " ".join(event.phone or "" for _, event in booked)
    marked = {id: call.case.facts[id] for id in call.marked if id in call.told}
    found = {
        fact.id
        for part in (text, numbers)
        for fact in find_facts(part, "en" if call.language == "en" else "zh", marked)
        if fact.state == "right"
    }
    found |= {id for id, fact in marked.items() if written(fact, text)}
    matter = not call.matter or call.wording.share(call.matter, text) >= criterion.number("share")
    matter = matter or call.taken_up(text, ALWAYS) >= 4
    evidence = tuple(call.happened(n) for n, _ in call.notes)
    lacking = [id for id in marked if id not in found]
    if matter and len(lacking) <= len(marked) // 3:
        if wrong_title(call, text):
            return partly("a wrong form of address in the notes", *evidence, after=end, due=due)
        return met(*evidence)
    why = f"not noted: {', '.join([*lacking, *([] if matter else ['matter'])])}"
    if (marked and not found) or (not marked and not matter):
        return absent(why, *evidence, after=end, due=due, spoken=False)
    return partly(why, *evidence, after=end, due=due)


__all__ = ["check"]
