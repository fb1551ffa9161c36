"""The call's presenter: folds the event stream, the casting and the live values into what the screens show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.record.events import DeskUsed, Event
from simulator.call.modes import Mode
from simulator.desk.call_memory import CallMemory
from simulator.desk.call_model import call_model
from simulator.desk.call_seen import Hidden, Seen
from simulator.desk.captions import captions, transcript
from simulator.desk.customer_card import CustomerCard
from simulator.desk.phrases import (
    clock,
    feeling_word,
    kind_word,
    language_word,
    mood_band,
    owner_word,
    presence_word,
)
from simulator.desk.score_desk import Model
from simulator.desk.services import LiveValues
from simulator.desk.troubles import ear_lost, refused, voice_lost
from simulator.scenario.casting import fill
from simulator.scenario.fields import in_language
from simulator.screen.call_view import (
    CallPage,
    CallView,
    CaptionView,
    ColleagueView,
    Floor,
    GuideView,
    LiveView,
    OwnerView,
    PromiseView,
)
from simulator.screen.portrait_look import look_for
from simulator.screen.views import BriefView, ModesView, Notice, RecordView, RingingView
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.scenario.model import Casting

QUIETEST, LOUDEST = -60.0, -6.0
"""Levels in dBFS that the meter shows as empty and full."""


def _share(level: float) -> float:
    """A level in dBFS on the meter, 0 to 1."""
    return max(0.0, min(1.0, (level - QUIETEST) / (LOUDEST - QUIETEST)))


class CallDesk:
    """Presents one call. Views are made anew only when the events grew or the call's state changed."""

    def __init__(
        self, casting: Casting, t: Words, typed: bool, push_to_talk: bool = False, *, captions: bool = True,
        mode: Mode = "practise",
    ) -> None:  # fmt: skip
        """`typed`: answers are typed; `captions`: words are shown while they sound, else once they were heard."""
        self.casting = casting
        self._t, self._typed, self._talk = t, typed, push_to_talk
        self._mode = mode
        self.seen = Seen(mode, captions=captions, by_voice=casting.centre.tests_by_voice)
        self._dismissed: set[str] = set()
        self._memory = CallMemory(casting, mood=casting.persona.temper.start)
        self._page: CallPage | None = None
        self._page_key: tuple[object, ...] = ()

    # --- before the call --------------------------------------------------------------------------------------

    def brief(self, modes: ModesView | None = None, typed: bool | None = None) -> BriefView:
        """What the trainee reads before the call; `modes` are the ways in which it can be taken.

        `typed` None: answers are typed where they are in this call.
        """
        t, scenario, centre = self._t, self.casting.scenario, self.casting.centre
        language = t.language
        welcome = centre.phrases.get("welcome", {})
        facts = [
            (t("Language"), language_word(t, scenario.language)),
            (t("You answer"), t("by keyboard") if (self._typed if typed is None else typed) else t("by voice")),
        ]
        if modes is not None and modes.chosen == "hear":
            facts.pop()  # a robot does
        test = modes is not None and modes.chosen == "test"
        if welcome and not test:
            facts.append((t("Welcome"), fill(in_language(welcome, scenario.language), self.casting.spoken)))
        company = f"{in_language(centre.company, language)} · {in_language(centre.department, language)}"
        rights = t("The first ring starts the clock. Pick up before the fourth, and speak first.")
        return BriefView(
            self.title, in_language(scenario.brief, language), company, tuple(facts), "" if test else rights,
            modes=modes,
        )  # fmt: skip

    def model(self, events: Sequence[Event]) -> Model:
        """How model sentences are shown after this call."""
        return call_model(self.casting, events, self._t)

    @property
    def title(self) -> str:
        """Title of the call in the interface's language."""
        return in_language(self.casting.scenario.title, self._t.language)

    def take(self, events: Sequence[Event]) -> bool:
        """Fold the events that are new; whether there were any."""
        new = len(events) > self._memory.seen
        self._memory.take(events)
        return new

    # --- during the call --------------------------------------------------------------------------------------

    @property
    def answered(self) -> bool:
        """The receiver was lifted."""
        return self._memory.answered is not None

    @property
    def cut(self) -> bool:
        """The line broke and was not rung back."""
        return self._memory.cut

    def dismiss(self, live: LiveValues) -> None:
        """The message bar was read."""
        self._dismissed |= {text for text in (live.problem, live.voice, live.ear) if text}

    def _notice(self, live: LiveValues) -> Notice | None:
        t = self._t
        known = ((live.problem, refused(t), False), (live.ear, ear_lost(t, live.ear or ""), True),
                 (live.voice, voice_lost(t, live.voice or ""), True))  # fmt: skip
        for cause, sentence, grave in known:
            if cause and cause not in self._dismissed:
                return Notice(sentence, grave)
        return None

    def ringing(self, live: LiveValues) -> RingingView:
        """The ringing telephone."""
        t, case = self._t, self.casting.case
        late = self._memory.rings > 3
        sentence = t("The standard asks to answer within three rings.") if late else t("Answer within three rings.")
        if self._mode in ("hear", "test"):
            sentence = t("The robot is about to answer.") if self._mode == "hear" else ""
        number = case.display_number or t("Number withheld")
        return RingingView(
            self.title, max(1, self._memory.rings), 3, number, sentence, self._notice(live),
            watching=self._mode == "hear",
        )  # fmt: skip

    def view(self, events: Sequence[Event], live: LiveValues, over: bool, guide: GuideView | None = None) -> CallView:
        """The call's screen. `over`: the line is closed; `guide`: what helps beside it."""
        notice, hidden = self._notice(live), self.seen.hidden(live)
        key = (len(events), notice, over, hidden, guide, live.ear)
        if self._page is None or key != self._page_key:
            self.take(events)
            page = self._make_page(events, notice, over, hidden)
            self._page_key = key
            self._page = replace(
                page, guide=guide, captions_on=hidden != "all", captions_free=self.seen.free(live),
                writable=self.seen.writable(live, self._typed),
            )  # fmt: skip
        return CallView(self._page, self._live(live, over))

    def _live(self, live: LiveValues, over: bool) -> LiveView:
        t, memory = self._t, self._memory
        seconds = live.seconds - (memory.answered or 0.0)
        ear_works = live.ear is None
        ear = t("Typed answers only") if not ear_works else t("Muted") if memory.muted else t("Listening")
        floor, word = self._floor(live, over)
        return LiveView(
            clock=clock(seconds), level=0.0 if memory.muted else _share(live.level_db), speech=live.speech >= 0.5,
            voice_level=_share(live.voice_db) if memory.sounding else 0.0,
            floor=floor, floor_word=word, partial=live.partial, ear_word=ear, ear_works=ear_works,
            speaking=bool(memory.sounding),
        )  # fmt: skip

    def _floor(self, live: LiveValues, over: bool) -> tuple[Floor, str]:
        """Who speaks, and what the trainee has to know of it."""
        t, memory = self._t, self._memory
        if over:
            return "nobody", t("The call is over")
        if memory.cut:
            return "nobody", t("The line broke")
        if memory.held and not memory.consulting:
            return "nobody", t("Caller on hold")
        if live.floor == "customer":
            return "customer", t("Your colleague is speaking") if memory.consulting else t("The caller is speaking")
        if live.speaking:
            return "trainee", t("You are speaking")
        turn = t("Your turn") if self._mode != "hear" else t("The robot's turn")
        return "nobody", turn if live.floor == "trainee" else t("One moment …")

    def _make_page(self, events: Sequence[Event], notice: Notice | None, over: bool, hidden: Hidden) -> CallPage:
        t, memory, case, persona = self._t, self._memory, self.casting.case, self.casting.persona
        card = CustomerCard(self.casting, t, memory)
        verified = card.verified
        caller = self._caller(verified)
        return CallPage(
            title=self.title, caller=caller, number=case.display_number or t("Number withheld"),
            portrait=look_for(persona.id, persona.sex, persona.age), feeling=memory.feeling, mood=memory.mood,
            mood_band=mood_band(memory.mood),
            mood_word="" if self._mode == "test" else feeling_word(t, memory.feeling, memory.mood),
            captions=self._words(events, caller, hidden), colleagues=self._colleagues(),
            identity=card.items(), identity_sentence=card.sentence(), verified=verified, card=card.lines(),
            pages=card.pages(),
            notes=tuple(memory.notes), promises=self._promises(), owners=self._owners(), held=memory.held,
            muted=memory.muted, consulting=memory.consulting, addressed=self._addressed(), cut=memory.cut, ended=over,
            parting=memory.parting or memory.cut or over, typed=self._typed,
            push_to_talk=self._talk and not self._typed, notice=notice, watching=self._mode == "hear",
        )  # fmt: skip

    def _words(self, events: Sequence[Event], caller: str, hidden: Hidden) -> tuple[CaptionView, ...]:
        shown = captions(events, self.casting, self._t, caller, moods=self._mode in ("learn", "practise"))
        if self._mode == "hear":
            robot = self._t("Robot")
            shown = tuple(replace(one, name=robot) if one.speaker == "trainee" else one for one in shown)
        return self.seen.words(shown, hidden)

    def _caller(self, verified: bool) -> str:
        if not (self._memory.named or verified):
            return self._t("Caller")
        caller = self.casting.case.caller
        return self._address(caller.surname, caller.title)

    def _address(self, surname: str, title: str) -> str:
        return f"{title} {surname}" if self.casting.scenario.language == "en" else f"{surname}{title}"

    def _addressed(self) -> str:
        t, memory = self._t, self._memory
        if memory.cut:
            return t("The line is dead.")
        if memory.consulting:
            colleague = self.casting.case.colleagues.get(memory.consulting)
            return t("Your words go to {name}.", name=colleague.name if colleague else memory.consulting)
        if memory.held:
            return t("The caller is on hold and cannot hear you.")
        return t("Your words go to the caller.")

    def _colleagues(self) -> tuple[ColleagueView, ...]:
        t, memory = self._t, self._memory
        found = []
        for ident, one in self.casting.case.colleagues.items():
            known = ident in memory.presence
            state = presence_word(t, one.presence, one.until) if known else t("not asked yet")
            found.append(ColleagueView(
                ident, one.name, kind_word(t, one.kind), one.presence if known else "unknown", state,
                talking=ident == memory.consulting,
            ))  # fmt: skip
        return tuple(found)

    def _names(self) -> dict[str, str]:
        return {ident: one.name for ident, one in self.casting.case.colleagues.items()}

    def _owners(self) -> tuple[OwnerView, ...]:
        return (
            OwnerView("self", self._t("myself")),
            *(OwnerView(ident, name) for ident, name in self._names().items()),
        )

    def _booked_words(self, used: DeskUsed) -> str:
        owner = owner_word(self._t, used.owner, self._names())
        return " · ".join(part for part in (used.when, used.phone, owner) if part)

    def _promises(self) -> tuple[PromiseView, ...]:
        t, memory = self._t, self._memory
        booked = [PromiseView(t("Call-back"), self._booked_words(used), True) for used in memory.booked]
        said = [
            PromiseView(f"“{text}”", t("said at {at}, not booked yet", at=clock(at - (memory.answered or 0.0))), False)
            for text, at in memory.promised if not memory.booked
        ]  # fmt: skip
        return (*booked, *said)

    # --- after the call ---------------------------------------------------------------------------------------

    def record(self, events: Sequence[Event]) -> RecordView:
        """After-call work."""
        self.take(events)
        t, memory = self._t, self._memory
        name = self._caller(CustomerCard(self.casting, t, memory).verified)
        ended = {"customer": t("The caller hung up."), "agent": t("You hung up.")}.get(
            memory.hung_up, t("The line broke.") if memory.cut else t("The call has ended.")
        )
        return RecordView(
            title=self.title, ended=ended,
            caller=" · ".join(part for part in (name, self.casting.case.display_number) if part),
            transcript=transcript(captions(events, self.casting, t, name)), notes=tuple(memory.notes),
            booked=tuple(self._booked_words(used) for used in memory.booked),
            owners=tuple((one.id, one.name) for one in self._owners()),
        )  # fmt: skip


__all__ = ["CallDesk"]
