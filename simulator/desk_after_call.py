"""What the desk is given for scored calls: journal, reports, sentences to hear, the trainer's view."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from simulator.desk.after_call import ReviewedCall
from simulator.places import private_folder
from simulator.results.entries import CallEntry, JournalKind
from simulator.results.standing import Standing, standing

if TYPE_CHECKING:
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.results.journal import Journal
    from simulator.speech.playback import Playback
    from simulator.speech.samples import Samples
    from simulator.switchboard import Switchboard

REPORTS: Final = "reports"
"""Folder of the reports that were opened, in the data folder."""
RENDERING: Final = 30.0
"""Seconds within which a sentence begins to sound, or it is told why it does not."""


class AfterCallServices:
    """`simulator.desk.after_call.AfterCall` on the real adapters."""

    _board: Switchboard

    @property
    def _journal(self) -> Journal:
        from simulator.results.journal import Journal  # its database is not waited for by the window

        return Journal(self._board.store)

    def _player(self) -> Playback:
        raise NotImplementedError

    # --- of one call ----------------------------------------------------------------------------------------------

    def standing(self, call: str) -> Standing:
        """What was done with a call."""
        return standing(self._journal.of(call))

    def entry(self, call: str) -> CallEntry:
        """A call among the results."""
        return self._board.store.call(call)

    def related(self, call: str) -> Sequence[CallEntry]:
        """The call that this one retries, and its scored retries, the oldest first."""
        store = self._board.store
        here = store.call(call)
        scored = [one for one in reversed(store.calls(trainee=here.trainee)) if one.total is not None]
        before = [one for one in scored if one.id == here.parent]
        return (*before, *(one for one in scored if one.parent == call))

    def enter(
        self, kind: JournalKind, call: str, *, who: str = "", text: str = "", criterion: str | None = None,
        verdict: str | None = None, event: int | None = None, answers: int | None = None,
    ) -> None:  # fmt: skip
        """Append to the journal of a call."""
        self._journal.add(
            kind, made=now(), who=who or self._board.settings.trainee, call=call, text=text, criterion=criterion,
            verdict=verdict, event=event, answers=answers,
        )  # fmt: skip

    # --- heard and read -------------------------------------------------------------------------------------------

    def say(self, text: str, language: str) -> None:
        """Let a sentence be heard, in a voice that is no customer's."""
        self._player().sound(lambda: self._rendered(text, language), RENDERING)

    def _rendered(self, text: str, language: str) -> tuple[Samples, int]:
        from simulator.call.ports import VoiceStyle
        from simulator.sound import spoken_voices

        voices = spoken_voices(self._board.settings)
        try:
            rendering = voices.render(text, language, VoiceStyle("female"))
        finally:
            voices.close()
        return rendering.samples, rendering.rate

    def open_report(
        self, record: Record, card: Mapping[str, Any], standard: Standard, slots: Mapping[str, str]
    ) -> Path:
        """Write the report of a call and show it in the user's browser."""
        from scoring.reviewed import reviewed
        from simulator.commands.reports import Reports
        from simulator.desk.score_standing import overrules_of, review_lines
        from simulator.screen.words import words_or_first

        store, language = self._board.store, self._board.settings.interface
        path = store.call(record.header.call).record
        stage, state = card.get("stage"), self.standing(record.header.call)
        overruled = overrules_of(state)
        after = reviewed(card, standard, overruled) if overruled and stage is None else None
        said = review_lines(state, standard, words_or_first(language), before=card["total"], after=after)
        reports = Reports(private_folder(store.folder / REPORTS), language)
        file = reports.write(record, card, standard, stage, path, slots=slots, said=said)
        webbrowser.open(file.as_uri())
        return file

    # --- the trainer ----------------------------------------------------------------------------------------------

    def reviewed_calls(self) -> Sequence[ReviewedCall]:
        """Practice is private: only what was handed in, and tests."""
        entries = self._journal.by_call()
        found = []
        for entry, card in self._board.store.scored_calls():
            state = standing(entries.get(entry.id, ()))
            if state.submitted or entry.mode == "test":
                found.append(ReviewedCall(entry, {**json.loads(card), "stars": entry.stars}, state))
        return found

    def has_passphrase(self) -> bool:
        """Whether the trainer's view has a passphrase."""
        return self._journal.passphrase() is not None

    def opens(self, passphrase: str) -> bool:
        """Whether it is the passphrase."""
        from simulator.results.passphrase import fits

        kept = self._journal.passphrase()
        return kept is not None and fits(passphrase, kept)

    def set_passphrase(self, passphrase: str, who: str) -> None:
        """Set the first passphrase, or another one."""
        from simulator.results.passphrase import hashed

        first = self._journal.passphrase() is None
        self._journal.set_passphrase(hashed(passphrase), made=now(), who=who, text="set" if first else "changed")


def now() -> str:
    """The wall clock as the journal writes it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


__all__ = ["AfterCallServices", "now"]
