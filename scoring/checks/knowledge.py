"""knowledge: what is explained agrees with the knowledge page and the customer card.

Parameters: `share` – share of a page's content words that counts as told. Nothing told of what the page answers, or
something against it (a guess that is not taken back, a firm promise or a flat refusal, another figure for the same
thing), is not met; right but with pages left untold is partly. A page of which half the words or a figure of its own
are told counts as told: good answers need not use its words. Not applicable where nothing was asked that the desk
could answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.checks.other_figure import other_figure
from scoring.checks.own_words import takes_back_own_words
from scoring.checks.told import FEW, tells
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Hold what was told against the pages."""
    pages = _due(call)
    if not pages:
        return na("nothing was asked that could be answered")
    after = call.lines[0].event if call.lines else 0
    due = "after the caller's question"
    if promised := call.with_acts("overpromise"):
        why = "a promise that the page does not bear out"
        return failed(why, call.words(promised[0], "overpromise"), root="overpromise")
    if guessed := [turn for turn in call.with_acts("guess") if not (_mended(call, turn) or _of_absence(turn))]:
        return failed("a guess where the page has the answer", call.words(guessed[0], "guess"), root="guess")
    if refused := call.with_acts("shirk"):
        return failed("told against the page", call.words(refused[0], "shirk"), root="sent_away")
    telling = [turn for turn in call.to_caller if turn.has("explain") or not turn.acts & PROVOCATIONS]
    if (turn := other_figure(call, telling)) is not None:
        return failed("another figure than the page", call.words(turn, "explain"))
    said = [turn.text for turn in telling]
    share = criterion.number("share")
    good = [
        page
        for page in pages
        if tells(call.wording, call.case.knowledge, page, said, share) or _touched(call, page, said)
    ]
    evidence = tuple(call.words(turn, "explain") for turn in telling if turn.has("explain"))[:3]
    if not good:
        return absent("nothing of the page was told", *evidence, after=after, due=due)
    lacking = [page for page in pages if page not in good and not _known(call, page)]
    if lacking:
        return partly(f"not told: {', '.join(lacking)}", *evidence, after=after, due=due, lacking=True)
    return met(*evidence)


def _mended(call: Call, turn: Turn) -> bool:
    """Whether a guess was taken back: the next two turns say who decides, and the page is explained beside it or then.

    Explained then counts where the own words are taken back as well (是我讲快了).
    """
    following = call.after(turn.event, 2)
    if any(item.act == "explain" and item.level == "certain" for item in turn.findings):
        return any(other.has("admit_limit") for other in following)
    taken_back = any(takes_back_own_words(other.text) or other.has("admit_limit") for other in following)
    return taken_back and any(
        item.act == "explain" and item.level == "certain" for other in following for item in other.findings
    )


def _of_absence(turn: Turn) -> bool:
    """Whether a guess is about when a colleague is free: that stands on no page."""
    return turn.has("explain_absence") and not any(
        item.act == "explain" and item.level == "certain" for item in turn.findings
    )


def _due(call: Call) -> tuple[str, ...]:
    """The pages that the caller's questions call for: all of a transcript, else those opened or asked about."""
    pages = call.case.knowledge
    if call.imported:
        return tuple(pages)
    if not any(line.asks for line in call.lines) and not call.with_acts("explain", "guess", "overpromise"):
        return ()
    opened = {event.target for _, event in call.desk("knowledge")}
    asking = "\n".join(line.text for line in call.lines if line.asks)
    due = tuple(page for page, text in pages.items() if page in opened or len(call.wording.shared(text, asking)) >= 2)
    # Who was connected on before asking anything of the desk has the rest from the colleague.
    return due or (() if call.connected_on else tuple(pages))


def _known(call: Call, page: str) -> bool:
    """Whether the caller stated all that a short page holds: it need not be told."""
    text = call.case.knowledge[page]
    values = {value for _, value in call.wording.values(text)}
    if not values or len(call.wording.letters(text)) > FEW + len(values):
        return False
    return values <= call.values_told()


def _touched(call: Call, page: str, said: Sequence[str]) -> bool:
    """Whether half of a page's words, or a figure of it that the caller did not bring, were told beside other pages."""
    wording = call.wording
    text = call.case.knowledge[page]
    units = wording.letters(text)
    told = units & frozenset().union(*map(wording.letters, said))
    if len(told) >= HALF * len(units):
        return True
    figures = frozenset().union(*(wording.figures(turn) for turn in said)) & wording.figures(text)
    brought = frozenset().union(*(wording.figures(line.text) for line in call.lines))
    return bool(figures - brought)


HALF: Final = 0.48
"""Share of a page's content units that tells it in other words, beside a page that is told as it stands."""
__all__ = ["check"]
