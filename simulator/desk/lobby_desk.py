"""The lobby: scenarios by family, the trainee's best results, what voice can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from simulator.desk.phrases import family_word, language_word
from simulator.desk.room import Hall, Room
from simulator.desk.services import Best, Entry, Status
from simulator.scenario.fields import in_language
from simulator.screen import intentions as wish
from simulator.screen.views import EntryView, FamilyView, LanguageChoice, LobbyView, Notice
from simulator.screen.words import Words

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
"""Names of the interface's languages in themselves; another catalogue is named by its code."""
_FAMILIES = ("enquiry", "complaint", "absent_colleague", "beyond_authority")


def language_choices(codes: Sequence[str]) -> tuple[LanguageChoice, ...]:
    """The languages of the interface."""
    return tuple(LanguageChoice(code, LANGUAGE_NAMES.get(code, code)) for code in codes)


def lobby_view(
    entries: Sequence[Entry], best: Callable[[str], Best | None], status: Status, t: Words, *, chosen: str, typed: bool,
    codes: Sequence[str], trainee: str, notice: Notice | None = None,
) -> LobbyView:  # fmt: skip
    """The lobby's screen. `codes` are the languages that there are texts in."""
    families: dict[str, list[Entry]] = {}
    for entry in entries:
        families.setdefault(entry.family, []).append(entry)
    order = sorted(families, key=lambda name: (_FAMILIES.index(name) if name in _FAMILIES else len(_FAMILIES), name))
    views = tuple(
        FamilyView(
            family_word(t, name),
            tuple(
                _entry(entry, best, t)
                for entry in sorted(families[name], key=lambda e: (e.language != t.language, e.difficulty, e.id))
            ),
        )
        for name in order
    )
    shown = [entry.id for family in views for entry in family.entries]
    playable = [entry.id for family in views for entry in family.entries if not entry.error]
    chosen = chosen if chosen in shown else next(iter([*playable, *shown]), "")
    language = next((entry.language for entry in entries if entry.id == chosen), "zh")
    possible = language in status.voice_possible
    sentences = [one.text for one in status.sentences if not one.works and one.language in ("", language)]
    if not possible and not sentences:
        sentences = [t("Speech cannot be recognised in this language here; answers are typed.")]
    return LobbyView(
        families=views, chosen=chosen, typed=typed or not possible, voice_possible=possible, sentences=tuple(sentences),
        languages=language_choices(codes), language=t.language, trainee=trainee, notice=notice,
    )  # fmt: skip


def _entry(entry: Entry, best: Callable[[str], Best | None], t: Words) -> EntryView:
    result = None if entry.error else best(entry.id)
    return EntryView(
        id=entry.id, title=in_language(entry.title, t.language) or entry.id, language=language_word(t, entry.language),
        difficulty=entry.difficulty, best=t("Best: {total}", total=result.total) if result else "",
        stars=result.stars if result else 0, error=entry.error or "", summary=in_language(entry.brief, t.language),
    )  # fmt: skip


class LobbyRoom(Room):
    """Where a call is chosen."""

    places: ClassVar = ("lobby",)

    def __init__(self, hall: Hall) -> None:
        """Nothing is chosen yet: the first call that can be played is."""
        super().__init__(hall)
        self.chosen = ""
        """Id of the chosen scenario."""
        self.typed = False
        """Answers are to be typed."""

    def view(self) -> LobbyView:
        """The lobby's screen."""
        hall, services = self.hall, self.hall.services
        view = lobby_view(
            services.entries(), services.best, services.status(), hall.words, chosen=self.chosen, typed=self.typed,
            codes=hall.codes, trainee=services.settings.trainee, notice=hall.notice,
        )  # fmt: skip
        self.chosen = view.chosen
        return view

    def step(self) -> None:
        """Best results are shown as soon as they have been read."""
        if self.hall.services.news():
            self.hall.refresh()

    def do(self, intention: wish.Intention) -> bool:
        """What is chosen here."""
        match intention:
            case wish.ChooseEntry():
                self.chosen = intention.id
            case wish.ChooseMeans():
                self.typed = intention.typed
            case wish.OpenCall():
                self.hall.open(intention.id)
            case _:
                return False
        self.hall.refresh()
        return True


__all__ = ["LANGUAGE_NAMES", "LobbyRoom", "language_choices", "lobby_view"]
