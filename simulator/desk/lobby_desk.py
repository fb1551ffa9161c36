"""The lobby: scenarios by family, the trainee's best results, what voice can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from simulator.desk.drill_desk import stars_for
from simulator.desk.phrases import family_word, language_word
from simulator.desk.room import Hall, Room
from simulator.desk.services import Best, Entry, Status
from simulator.desk.shift_desk import MINUTES
from simulator.results.streak import level, missing, streak
from simulator.scenario.fields import in_language
from simulator.screen import intentions as wish
from simulator.screen.views import EntryView, FamilyView, LanguageChoice, LobbyTab, LobbyView, Notice, TabView
from simulator.screen.words import Words, language_name

if TYPE_CHECKING:
    from simulator.results.practice import Practice

TABS: Final[tuple[LobbyTab, ...]] = ("calls", "drills", "shift")
_FAMILIES = ("enquiry", "complaint", "absent_colleague", "beyond_authority")


def language_choices(codes: Sequence[str]) -> tuple[LanguageChoice, ...]:
    """The languages of the interface."""
    return tuple(LanguageChoice(code, language_name(code)) for code in codes)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the lobby has beside single calls."""

    drills: Sequence[Entry] = ()
    practised: Sequence[Practice] = ()
    """What the trainee has practised, the oldest first."""
    days: Sequence[str] = ()
    """When calls were taken, ISO 8601."""
    today: str = ""
    """ISO date; empty: days in a row are not shown."""
    stars: bool = True
    """Stars and level are shown."""


@dataclass(slots=True)
class Looking:
    """What the trainee looks at in the lobby."""

    tab: LobbyTab = "calls"
    chosen: dict[LobbyTab, str] = field(default_factory=dict)
    """By tab: id of what is chosen."""
    typed: bool = False
    """Answers are to be typed."""
    query: str = ""
    """Words that titles and briefs must hold."""


def lobby_view(
    entries: Sequence[Entry], best: Callable[[str], Best | None], status: Status, t: Words, *, looking: Looking,
    codes: Sequence[str], trainee: str, shelf: Shelf = Shelf(), notice: Notice | None = None,
) -> LobbyView:  # fmt: skip
    """The lobby's screen. `codes` are the languages that there are texts in."""
    match looking.tab:
        case "calls":
            offered: Sequence[Entry] = [one for one in entries if _found(one, looking.query, t)]
            views = _families(offered, best, t)
        case "drills":
            offered = shelf.drills
            views = _drills(offered, shelf.practised, t)
        case "shift":
            offered = ()
            views = _shifts(shelf.practised, t)
    shown = [entry.id for family in views for entry in family.entries]
    playable = [entry.id for family in views for entry in family.entries if not entry.error]
    chosen = looking.chosen.get(looking.tab, "")
    chosen = chosen if chosen in shown else next(iter([*playable, *shown]), "")
    language = next((entry.language for entry in offered if entry.id == chosen), "en" if t.language == "en" else "zh")
    possible = language in status.voice_possible
    sentences = [one.text for one in status.sentences if not one.works and one.language in ("", language)]
    if not possible and not sentences:
        sentences = [t("Speech cannot be recognised in this language here; answers are typed.")]
    return LobbyView(
        families=views, chosen=chosen, typed=looking.typed or not possible, voice_possible=possible,
        sentences=tuple(sentences), languages=language_choices(codes), language=t.language, trainee=trainee,
        notice=notice, tabs=tuple(TabView(tab, _tab_word(t, tab)) for tab in TABS), tab=looking.tab,
        searched=bool(looking.query.strip()), standing=_standing(entries, best, shelf, t),
    )  # fmt: skip


def _tab_word(t: Words, tab: LobbyTab) -> str:
    return {"calls": t("Calls"), "drills": t("Drills"), "shift": t("Shift")}[tab]


def _found(entry: Entry, query: str, t: Words) -> bool:
    """Whether every word of the search stands in title, brief, family, language or id."""
    texts = (*entry.title.values(), *entry.brief.values(), family_word(t, entry.family), entry.id,
             language_word(t, entry.language))  # fmt: skip
    whole = " ".join(texts).casefold()
    return all(word in whole for word in query.casefold().split())


def _standing(entries: Sequence[Entry], best: Callable[[str], Best | None], shelf: Shelf, t: Words) -> str:
    stars = sum(result.stars for one in entries if not one.error and (result := best(one.id)))
    parts = []
    if shelf.stars:
        parts += [t("Level {level}", level=level(stars)), t("{stars} more stars to the next", stars=missing(stars))]
    days = streak([*shelf.days, *(one.made for one in shelf.practised)], shelf.today) if shelf.today else 0
    if days:
        parts.insert(0, t("{days} days in a row", days=days) if days > 1 else t("Practised today or yesterday"))
    return " · ".join(parts)


def _drills(drills: Sequence[Entry], practised: Sequence[Practice], t: Words) -> tuple[FamilyView, ...]:
    best: dict[str, tuple[int, int]] = {}
    for one in practised:
        if one.kind == "drill" and one.hits >= best.get(one.name, (-1, 0))[0]:
            best[one.name] = (one.hits, one.rounds)
    own = sorted(drills, key=lambda e: (e.language != t.language, e.difficulty, e.id))
    views = []
    for entry in own:
        hits, rounds = best.get(entry.id, (0, 0))
        views.append(EntryView(
            id=entry.id, title=in_language(entry.title, t.language) or entry.id,
            language=language_word(t, entry.language), difficulty=entry.difficulty,
            best=t("Best: {hits} of {rounds}", hits=hits, rounds=rounds) if rounds else "",
            stars=stars_for(hits, rounds), error=entry.error or "", summary=in_language(entry.brief, t.language),
        ))  # fmt: skip
    return (FamilyView(t("Two minutes, one thing at a time"), tuple(views)),) if views else ()


def _shifts(practised: Sequence[Practice], t: Words) -> tuple[FamilyView, ...]:
    views = []
    for minutes in MINUTES:
        past = [one for one in practised if one.kind == "shift" and one.name == str(minutes)]
        last = past[-1] if past else None
        best = t("Last time: {passed} of {calls} passed", passed=last.hits, calls=last.rounds) if last else ""
        views.append(EntryView(
            id=str(minutes), title=t("Shift of {minutes} minutes", minutes=minutes), language="", difficulty=0,
            best=best, stars=-1, error="", summary=t(
                "Call after call, each with its record. What you promised falls due before the shift is over. "
                "Scorecards wait until the end."
            ),
        ))  # fmt: skip
    return (FamilyView(t("Several calls in a row"), tuple(views)),)


def _families(
    entries: Sequence[Entry], best: Callable[[str], Best | None], t: Words
) -> tuple[FamilyView, ...]:  # fmt: skip
    families: dict[str, list[Entry]] = {}
    for entry in entries:
        families.setdefault(entry.family, []).append(entry)
    order = sorted(families, key=lambda name: (_FAMILIES.index(name) if name in _FAMILIES else len(_FAMILIES), name))
    return tuple(
        FamilyView(
            family_word(t, name),
            tuple(
                _entry(entry, best, t)
                for entry in sorted(families[name], key=lambda e: (e.language != t.language, e.difficulty, e.id))
            ),
        )
        for name in order
    )


def _entry(entry: Entry, best: Callable[[str], Best | None], t: Words) -> EntryView:
    result = None if entry.error else best(entry.id)
    return EntryView(
        id=entry.id, title=in_language(entry.title, t.language) or entry.id, language=language_word(t, entry.language),
        difficulty=entry.difficulty, best=t("Best: {total}", total=result.total) if result else "",
        stars=result.stars if result else 0, error=entry.error or "", summary=in_language(entry.brief, t.language),
    )  # fmt: skip


class LobbyRoom(Room):
    """Where a call, a drill or a shift is chosen."""

    places: ClassVar = ("lobby",)

    def __init__(self, hall: Hall) -> None:
        """Nothing is chosen yet: the first call that can be played is."""
        super().__init__(hall)
        self._looking = Looking()
        self._reading: Future[Sequence[Practice]] | None = None
        self._practised: Sequence[Practice] = ()

    @property
    def typed(self) -> bool:
        """Answers are to be typed."""
        return self._looking.typed

    @typed.setter
    def typed(self, typed: bool) -> None:
        self._looking.typed = typed

    def choose(self, scenario: str) -> None:
        """This call is the chosen one from now on."""
        self._looking.chosen["calls"] = scenario

    def view(self) -> LobbyView:
        """The lobby's screen."""
        hall, services, looking = self.hall, self.hall.services, self._looking
        training = services.training
        if self._reading is None:
            self._reading = services.work(training.practised)
        game = services.settings.game
        shelf = Shelf(
            training.drills() if looking.tab == "drills" else (), self._practised, services.days(),
            training.today() if game.streak else "", game.stars,
        )  # fmt: skip
        view = lobby_view(
            services.entries(), services.best, services.status(), hall.words, looking=looking, codes=hall.codes,
            trainee=services.settings.trainee, shelf=shelf, notice=hall.notice,
        )  # fmt: skip
        looking.chosen[looking.tab] = view.chosen
        return view

    def step(self) -> None:
        """Results are shown as soon as they have been read."""
        if self._reading is not None and self._reading.done():
            read = self._reading.result() if self._reading.exception() is None else ()
            if read != self._practised:
                self._practised = read
                self.hall.refresh()
        if self.hall.services.news():
            self.hall.refresh()

    def do(self, intention: wish.Intention) -> bool:
        """What is chosen here."""
        looking = self._looking
        match intention:
            case wish.ChooseTab():
                looking.tab = intention.tab
            case wish.Search():
                looking.query = intention.text
            case wish.ChooseEntry():
                looking.chosen[looking.tab] = intention.id
            case wish.ChooseMeans():
                looking.typed = intention.typed
            case wish.OpenCall():
                self.hall.open(intention.id)
            case _:
                return False
        self.hall.refresh()
        return True

    def leave(self) -> None:
        """What is practised from now on is read anew."""
        self._reading = None


__all__ = ["TABS", "LobbyRoom", "Looking", "Shelf", "language_choices", "lobby_view"]
