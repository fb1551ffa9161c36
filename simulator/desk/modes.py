"""The modes' presenter: what stands beside a call that is heard, shadowed, learnt from or practised."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scoring.record.events import CustomerSaid
from simulator.call.ports import Message, TakeHint, TakeNote
from simulator.desk.call_memory import CallMemory
from simulator.desk.hints import Hints
from simulator.desk.modes_marks import Marks
from simulator.desk.modes_words import rule_short, rule_words, step_words
from simulator.scenario.fields import in_language
from simulator.screen import intentions as wish
from simulator.screen.call_view import GrowingDimension, GrowingView, GuideView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.record.events import Event
    from scoring.scorecard import Scorecard
    from scoring.standard import Standard
    from simulator.desk.services import RunningCall, Services
    from simulator.rehearse.lesson import ModelTurn
    from simulator.scenario.model import Casting
    from simulator.screen.words import Words

MOST_REASONS: Final = 2
MOST_MARKS: Final = 3


class ModeDesk:
    """What one call shows beside itself, by its mode."""

    def __init__(self, call: RunningCall, services: Services, t: Words) -> None:
        """The call has not rung yet."""
        self._call, self._t = call, t
        self.mode = call.guided.mode
        self._performer, self._prompter = call.guided.performer, call.guided.prompter
        self._memory = CallMemory(call.casting)
        self._hints = Hints(call, services, self._memory)
        self._marks = Marks(call, services)
        self._stars = services.settings.game.stars
        self._hint: tuple[int, ModelTurn] | None = None
        """The hint that was taken, and after how many turns."""
        self._asked = False
        self._refused = -1
        """The trainee's turns when a hint was asked for in vain."""
        self._taken: set[str] = set()

    @property
    def watching(self) -> bool:
        """A robot takes the call."""
        return self.mode == "hear"

    @property
    def by_itself(self) -> bool:
        """The record is completed by the robot."""
        return self._performer is not None

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self, now: float) -> Message | None:
        """Do what is due; `now` is a reading of the desk's clock. Returns what is to be put before the call."""
        self._memory.take(self._call.events)
        if self.mode in ("hear", "learn", "practise"):
            self._marks.step(now)
        if self.mode in ("learn", "practise"):
            self._hints.step(advise=self.mode == "learn" or self._asked)
        return self._take_hint() if self._asked else None

    def _take_hint(self) -> Message | None:
        """The hint that was asked for, once it is there; it costs nothing where there is none."""
        sentence = self._hints.sentence
        if sentence is None:
            self._asked = self._hints.waiting
            self._refused = -1 if self._asked else self._hints.turns
            return None
        self._asked, self._hint = False, (self._hints.turns, sentence)
        return TakeHint(self._call.live.seconds, sentence.text)

    # --- what is done -----------------------------------------------------------------------------------------

    def do(self, intention: wish.Intention) -> tuple[bool, Message | None]:
        """Whether an intention concerns this, and what it puts before the call."""
        match intention:
            case wish.AskHint():
                self._asked = self.mode == "practise" and self._hints.possible and not self._hint_shown
            case wish.TakeFact():
                return True, self._note()
            case wish.HearModel():
                self._say()
            case wish.LeaveOut():
                if self._performer is not None:
                    self._performer.go_on()
            case _:
                return False, None
        return True, None

    def _say(self) -> None:
        sentence = self._hints.sentence
        if self._prompter is None or self._performer is not None:
            return
        if self._prompter.sounding:
            self._prompter.stop()
        elif sentence is not None:
            self._prompter.say(sentence.text)

    def _note(self) -> Message | None:
        fact = self._fact() if self.mode == "learn" else None
        if fact is None:
            return None
        self._taken.add(fact)
        return TakeNote(self._call.live.seconds, fact_words(self._call.casting, fact, self._t))

    def _fact(self) -> str | None:
        """The fact that the caller told last and that was not taken over yet."""
        told = facts_told(self._call.events, self._call.casting)
        return next((fact for fact in told if fact not in self._taken), None)

    # --- what is seen -----------------------------------------------------------------------------------------

    def view(self) -> GuideView | None:
        """What stands beside the call now; None where nothing does."""
        match self.mode:
            case "hear":
                return self._hearing()
            case "shadow":
                return self._shadowing()
            case "learn":
                return self._learning()
            case "practise":
                return self._practising()
        return None

    def _hearing(self) -> GuideView:
        t, performer = self._t, self._performer
        speaks = performer is not None and performer.part == "speaks"
        return GuideView(
            title=t("The robot says") if speaks else t("The robot listens"),
            text=performer.line if performer is not None else "",
            growing=growing_view(self._marks.card, self._call.standard, self._marks.met, t),
        )  # fmt: skip

    def _shadowing(self) -> GuideView:
        t, performer = self._t, self._performer
        if performer is None:
            return GuideView()
        titles = {
            "speaks": t("Listen first"), "yours": t("Now you: say it, or type it"),
            "listens": t("Listen to the caller"),
        }  # fmt: skip
        likeness = performer.likeness
        again = likeness is not None and performer.part == "yours" and performer.compared == performer.line
        remark = ""
        if likeness is not None:
            share = round(100 * likeness.share)
            remark = t("You said {share} % of it.", share=share)
            if again:
                remark = t("You said {share} % of it. Once more, please.", share=share)
        return GuideView(
            title=titles[performer.part], text=performer.line, missed=likeness.missed if likeness and again else (),
            remark=remark, good=likeness is not None and likeness.enough, leave_out=performer.part != "listens",
        )  # fmt: skip

    def _learning(self) -> GuideView:
        t, sentence, fact = self._t, self._hints.sentence, self._fact()
        return GuideView(
            title=t("You could say") if sentence else "", text=sentence.text if sentence else "",
            before=step_words(sentence.before, self._call.casting, t) if sentence else "",
            reasons=self._reasons(sentence), marks=self._mark_words(),
            fact=fact_words(self._call.casting, fact, self._t) if fact is not None else "",
            hear=sentence is not None and self._prompter is not None,
            remark=t("A sentence is being looked for …") if self._hints.waiting else "",
        )  # fmt: skip

    @property
    def _hint_shown(self) -> bool:
        return self._hint is not None and self._hint[0] == self._hints.turns

    def _practising(self) -> GuideView:
        t = self._t
        sentence = self._hint[1] if self._hint is not None and self._hint_shown else None
        offered = self._hints.possible and sentence is None
        vain = t("There is no hint for this place; it cost nothing.") if self._refused == self._hints.turns else ""
        return GuideView(
            title=t("Hint") if sentence else "", text=sentence.text if sentence else "",
            before=step_words(sentence.before, self._call.casting, t) if sentence else "",
            reasons=self._reasons(sentence), marks=self._mark_words(),
            hint=(t("Hint: costs a star") if self._stars else t("Hint")) if offered else "",
            remark=t("A hint is being looked for …") if self._asked else vain,
        )  # fmt: skip

    def _reasons(self, sentence: ModelTurn | None) -> tuple[str, ...]:
        return reason_words(self._call.standard, sentence.criteria, self._t) if sentence is not None else ()

    def _mark_words(self) -> tuple[str, ...]:
        return tuple(rule_short(self._call.standard, name, self._t) for name in self._marks.new[:MOST_MARKS])


def growing_view(card: Scorecard | None, standard: Standard, met: Sequence[str], t: Words) -> GrowingView:
    """The scorecard so far; `met` are the criteria that were achieved, the oldest first."""
    found = []
    for name, dimension in standard.dimensions.items():
        earned = card.dimensions.get(name) if card is not None else None
        share = float(earned.points / earned.of) if earned is not None and earned.of else None
        points = f"{_plain(earned.points)} / {earned.of}" if earned is not None else ""
        found.append(GrowingDimension(in_language(dimension.title, t.language), points, share))
    words = tuple(rule_short(standard, name, t) for name in reversed(met))
    return GrowingView(card.before_cap if card is not None else 0, tuple(found), words)


def reason_words(standard: Standard, criteria: Sequence[str], t: Words) -> tuple[str, ...]:
    """The dearest rules that a sentence serves."""
    return tuple(rule_words(standard, name, t) for name in criteria[:MOST_REASONS])


def facts_told(events: Sequence[Event], casting: Casting) -> Iterator[str]:
    """The facts that the caller told, the last one first."""
    for event in reversed(events):
        if isinstance(event, CustomerSaid):
            yield from (fact for fact in reversed(event.tells) if fact in casting.case.facts)


def fact_words(casting: Casting, ident: str, t: Words) -> str:
    """A fact as it is written into the notes."""
    fact = casting.case.facts[ident]
    name = f"{t(ident)} " if t.knows(ident) else ""
    return f"{name}{fact.value if fact.kind in ('number', 'request') else fact.spoken}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


__all__ = ["ModeDesk", "fact_words", "facts_told", "growing_view", "reason_words"]
