"""View-states of the ways of taking a call, as a finished call showed them: for pictures of the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import Event, Reference, TraineeSaid
from simulator.call.header import header_of
from simulator.call.live import Live
from simulator.call.modes import SHOWN, Mode
from simulator.desk.call_desk import CallDesk
from simulator.desk.modes import fact_words, facts_told, growing_view, reason_words
from simulator.desk.modes_words import MODES, mode_sentence, mode_word, rule_short, step_words
from simulator.rehearse.lesson import achieved, served
from simulator.rehearse.likeness import likeness
from simulator.screen.call_view import CallView, GuideView
from simulator.screen.views import BriefView, ModeChoice, ModesView

if TYPE_CHECKING:
    from scoring.scorecard import Scorecard
    from scoring.standard import Standard
    from simulator.scenario.model import Casting
    from simulator.screen.words import Words

PLACE: Final = 0.3
"""How far into the call the trainee's turn lies that is pictured: there is much to be said and noted."""


def mode_briefs(casting: Casting, t: Words, typed: bool) -> dict[str, BriefView]:
    """The brief with the ways of taking a call."""
    choices = tuple(ModeChoice(mode, mode_word(t, mode)) for mode in MODES)
    desk = CallDesk(casting, t, typed)
    problem = t("Your centre takes tests by voice, and nobody can be heard here.")
    unheard = tuple(ModeChoice(one.mode, one.name, one.mode not in SHOWN) for one in choices)
    return {
        "2-brief": desk.brief(ModesView(choices, "practise", mode_sentence(t, "practise"))),
        "2-brief-test": desk.brief(ModesView(unheard, "test", mode_sentence(t, "test"), problem)),
    }


def mode_views(casting: Casting, standard: Standard, events: Sequence[Event], t: Words) -> dict[str, CallView]:
    """The call before one of the trainee's turns, in every way of taking it."""
    spoken = [number for number, event in enumerate(events, start=1) if isinstance(event, TraineeSaid)]
    place = int(len(spoken) * PLACE)
    number = spoken[place]
    turn = events[number - 1]
    assert isinstance(turn, TraineeSaid)
    before = events[: number - 1]
    criteria = served(_scored(casting, standard, events), turn.turn)
    card, earlier = (_scored(casting, standard, events[:end]) for end in (number - 1, spoken[max(0, place - 1)]))
    new = achieved(earlier, card)
    met = tuple(rule_short(standard, name, t) for name in new)[:2]
    reasons = reason_words(standard, criteria, t)
    fact = next(facts_told(before, casting), None)
    language = casting.scenario.language
    half = likeness(turn.text, turn.text[: len(turn.text) // 2], language)
    guides: dict[Mode, GuideView] = {
        "hear": GuideView(
            title=t("The robot says"), text=turn.text, growing=growing_view(card, standard, achieved(None, card), t)
        ),
        "shadow": GuideView(
            title=t("Now you: say it, or type it"), text=turn.text, missed=half.missed, leave_out=True,
            remark=t("You said {share} % of it. Once more, please.", share=round(100 * half.share)),
        ),
        "learn": GuideView(
            title=t("You could say"), text=turn.text, before=step_words((("identity", ""), ("note", "")), casting, t),
            reasons=reasons, marks=met, hear=True,
            fact=fact_words(casting, fact, t) if fact is not None else "",
        ),
        "practise": GuideView(marks=met, hint=t("Hint: costs a star")),
    }  # fmt: skip
    views = {mode: _view(casting, before, t, mode, guide) for mode, guide in guides.items()}
    hinted = GuideView(title=t("Hint"), text=turn.text, reasons=reasons)
    found = {f"4-{mode}-call-words": view for mode, view in views.items()}
    found["4-hint-call-words"] = _view(casting, before, t, "practise", hinted)
    found["4-test-call-words"] = _view(casting, before, t, "test", None)
    return found


def _view(casting: Casting, events: Sequence[Event], t: Words, mode: Mode, guide: GuideView | None) -> CallView:
    live = Live(seconds=events[-1].at + 1.0, level_db=-38.0, voice_db=-24.0, floor="trainee")
    return CallDesk(casting, t, mode == "hear", mode=mode).view(events, live, over=False, guide=guide)


def _scored(casting: Casting, standard: Standard, events: Sequence[Event]) -> Scorecard:
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    header = header_of(
        casting, call="", standard=reference, detector="", trainee="", mode="practise", engines={}, started=""
    )
    return score(Record(header, tuple(events)), standard)


__all__ = ["mode_briefs", "mode_views"]
