"""Writes the reports of scored calls into a folder: one page of HTML a call."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import StoreError

if TYPE_CHECKING:
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.results.recordings import Recordings
    from simulator.results.report import Moment

CHANNEL = {"customer": 0, "trainee": 1}


class Reports:
    """The folder of the reports; two calls of one id get two files."""

    def __init__(self, folder: Path, language: str | None) -> None:
        """`language` of the reports; None: Chinese for calls in Chinese, English for calls in English."""
        self._folder, self._language = folder, language
        self._names: dict[str, int] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {folder} cannot be made: {error.strerror or error}.") from error

    def write(
        self, record: Record, card: Mapping[str, Any], standard: Standard, stage: str | None, path: Path, *,
        slots: Mapping[str, str] | None = None, said: tuple[str, ...] = (),
    ) -> Path:  # fmt: skip
        """Write the report of one call, whose record came from `path`. Raises StoreError where it cannot.

        `slots` are the words that the record does not carry; None: those of the centre that this machine has. `said` is
        what trainee and trainer said of the call.
        """
        from scoring.advice import advise
        from simulator.results.recordings import Recordings
        from simulator.results.report import Reported, report_html
        from simulator.screen.reasons import reason
        from simulator.screen.words import words_for

        t = words_for(self._language or ("en" if record.header.language == "en" else "zh"))
        slots = _slots(record) if slots is None else slots
        reported = Reported(record, card, standard, advise(record, standard, stage, slots), slots, said)
        spoken = {id: fact.spoken for id, fact in record.header.case.facts.items()}
        page = report_html(reported, t, lambda text: reason(t, text, spoken), _clips(Recordings(path, record)))
        file = self._folder / self._name(record.header.call)
        try:
            file.write_text(page, encoding="utf-8")
        except OSError as error:
            raise StoreError(f"The report {file} cannot be written: {error.strerror or error}.") from error
        return file

    def _name(self, call: str) -> str:
        """A file name that any system takes and that no id can lead out of the folder."""
        plain = re.sub(r"[^\w-]+", "-", call)[:80].strip("-") or "call"
        self._names[plain] = count = self._names.get(plain, 0) + 1
        return f"{plain}.html" if count == 1 else f"{plain}-{count}.html"


def _slots(record: Record) -> dict[str, str]:
    """Company, department and agent's name of the centre that this machine has; a record does not carry them."""
    from simulator.commands.libraries import user_library
    from simulator.errors import ThreeRingsError
    from simulator.scenario.fields import in_language

    try:
        library = user_library()
        entry = next((one for one in library.scenarios() if one.id == record.header.scenario.id), None)
        centre = library.open(entry.id).centre if entry is not None and entry.error is None else None
    except ThreeRingsError:
        centre = None
    language = record.header.language
    general = {"zh": ("本公司", "客户服务部", "……"), "en": ("our company", "customer service", "…")}
    company, department, agent = general["en" if language == "en" else "zh"]
    if centre is not None:
        company, department = in_language(centre.company, language), in_language(centre.department, language)
    return {"company": company, "department": department, "agent": record.header.trainee or agent}


def _clips(recordings: Recordings) -> Callable[[Moment], str]:
    """Gives the sound of a moment, where it was kept."""
    known: dict[Moment, str] = {}

    def clip(moment: Moment) -> str:
        if moment not in known:
            from simulator.speech.excerpt import excerpt

            start, until, who = moment
            found = recordings.at(start)
            data = excerpt(found[0], start - found[1], until - found[1], CHANNEL[who]) if found is not None else b""
            known[moment] = f"data:audio/flac;base64,{base64.b64encode(data).decode('ascii')}" if data else ""
        return known[moment]

    return clip


__all__ = ["Reports"]
