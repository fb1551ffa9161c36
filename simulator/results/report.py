"""The report of a call: one page of HTML that opens offline in any browser and holds all that it shows.

Timeline with mood, transcript with the cited words marked and linked to their clauses, dimensions drawn, every verdict
with what it rests on, and the advice with the points that it gains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from scoring.advice import Advice, Edit
from scoring.advice.sentences import Sentences
from scoring.checks.call import Call, Line, Turn
from scoring.record.codec import Record
from scoring.record.events import Answered, ColleagueSaid, Event
from scoring.standard import Standard
from simulator.results.report_marks import Span, Stretch, cited, stretches
from simulator.results.report_timeline import timeline
from simulator.results.report_words import Happenings, Words, grade_words, labels, verdict_words
from simulator.scenario.fields import in_language

if TYPE_CHECKING:
    from jinja2 import Template

MOST_FIXES: Final = 3
"""Fixes that stand first."""
BAR: Final = 220
"""Width of a full dimension, units of the picture."""


Moment = tuple[float, float, str]
"""Seconds of the record from and to, and who is heard: `customer` or `trainee`."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A scored call with all that its report says."""

    record: Record
    card: Mapping[str, Any]
    """The scorecard's JSON values."""
    standard: Standard
    advice: tuple[Advice, ...]
    slots: Mapping[str, str]
    """What the record does not carry and model sentences name: company, department, agent."""
    said: tuple[str, ...] = ()
    """What trainee and trainer said of it, and the result after review, in words."""


def report_html(
    reported: Reported,
    t: Words,
    reason: Callable[[str], str],
    clip: Callable[[Moment], str] | None = None,
) -> str:
    """The page. `reason` says in words why a verdict is not better; `clip` gives a moment's sound as a data URI."""
    return _template().render(_Page(reported, t, reason, clip or _silent).view())


def _silent(moment: Moment) -> str:
    del moment
    return ""


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - no other command needs it

    source = files("simulator.results").joinpath("report.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)


class _Page:
    """The values of the page, in the order in which it shows them."""

    def __init__(
        self, reported: Reported, t: Words, reason: Callable[[str], str], clip: Callable[[Moment], str]
    ) -> None:
        self._of, self._t, self._reason, self._clip = reported, t, reason, clip
        self._card = reported.card
        self._call = Call(reported.record)
        self._findings = {one["criterion"]: one for one in self._card["findings"]}
        self._advice = {one.criterion: one for one in reported.advice}
        self._told = Happenings(self._call, t)
        self._say = Sentences(self._call, reported.slots)
        self._start = next((event.at for event in self._call.events if isinstance(event, Answered)), 0.0)

    def view(self) -> dict[str, Any]:
        card, t, standard = self._card, self._t, self._of.standard
        header = self._of.record.header
        rules = [self._criterion(id) for id in standard.criteria]
        order = {one["criterion"]: place for place, one in enumerate(card["findings"])}
        lost = [rule for rule in rules if rule["lost"] > 0]
        lost.sort(key=lambda rule: order[rule["id"]])
        return {
            "language": t.language, "words": labels(t), "id": card["id"], "total": card["total"],
            "before": card["before_cap"], "cap": card["cap"], "passed": card["passed"], "stars": card["stars"],
            "mark": standard.pass_mark, "star_places": max(standard.stars, default=0),
            "verdict": t("Passed") if card["passed"] else t("Not passed"),
            "said": self._of.said,
            "caps": [self._title(id) for id in card["auto_fail"] or card.get("barred", ())],
            "critical": bool(card["auto_fail"]), "unfinished": self._unfinished(), "stage": card.get("stage"),
            "started": "" if self._call.imported else header.started.replace("T", " ")[:16],
            "scenario": header.scenario.id or "", "mode": "" if self._call.imported else header.mode,
            "standard": in_language(standard.title, t.language), "version": card["standard"]["version"],
            "hash": card["standard"]["hash"].removeprefix("sha256:")[:12], "program": card["program"],
            "dimensions": [self._dimension(name, rules) for name in standard.dimensions],
            "fixes": lost[:MOST_FIXES], "timeline": timeline(self._call), "clock": self._clock,
            "lines": list(self._lines()), "happened": self._told.number,
        }  # fmt: skip

    # --- verdicts

    def _title(self, id: str) -> str:
        criterion = self._of.standard.criteria.get(id)
        return in_language(criterion.text, self._t.language) if criterion is not None else id

    def _dimension(self, name: str, rules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        dimension = self._of.standard.dimensions[name]
        earned = self._card["dimensions"].get(name)
        share = None if earned is None else float(Decimal(earned["points"]) / earned["of"])
        return {
            "id": name, "title": in_language(dimension.title, self._t.language), "share": share,
            "points": "" if earned is None else f"{Decimal(earned['points']).normalize():f}",
            "of": dimension.weight, "width": round(BAR * share, 1) if share is not None else 0,
            "rules": [rule for rule in rules if rule["dimension"] == name],
        }  # fmt: skip

    def _criterion(self, id: str) -> dict[str, Any]:
        criterion = self._of.standard.criteria[id]
        finding = self._findings.get(id)
        verdict = finding["verdict"] if finding is not None else "unscored"
        missing = finding["missing"] if finding is not None else None
        failed = verdict in ("partly", "not_met")
        why = self._reason(missing["why"]) if missing is not None else ""
        due = self._reason(missing["due"]) if missing is not None and failed else ""
        advice = self._advice.get(id)
        follows = finding["follows_from"] if finding is not None else None
        return {
            "id": id, "title": self._title(id), "clause": criterion.clause, "dimension": criterion.dimension,
            "verdict": verdict, "word": verdict_words(self._t)[verdict], "class": criterion.class_,
            "grade": grade_words(self._t)[criterion.class_],
            "points": f"{finding['points']:g} / {finding['of']}" if finding is not None and finding["of"] else "",
            "lost": finding["of"] - finding["points"] if finding is not None else 0,
            "quotes": [self._quote(item, failed) for item in finding["evidence"]] if finding is not None else [],
            "why": why, "due": due, "after": missing["after_event"] if missing is not None and failed else 0,
            "model": self._model(id) if failed else "", "follows": follows,
            "follows_title": self._title(follows) if follows else "",
            "gain": advice.gain if advice is not None else 0, "reached": advice.total if advice is not None else 0,
            "edits": [one for edit in advice.edits if (one := self._edit(edit))["how"]] if advice is not None else [],
        }  # fmt: skip

    def _model(self, id: str) -> str:
        language = "en" if self._call.language == "en" else "zh"
        return self._say.fill(self._of.standard.criteria[id].model.get(language, ""))

    def _quote(self, item: Mapping[str, Any], failed: bool) -> dict[str, Any]:
        words = item["start"] is not None
        who = "trainee" if item["turn"] is not None else "customer"
        sound = self._clip((item["at"], item["until"], who)) if failed and words and item["until"] is not None else ""
        text = item["quote"] if words else self._told.number(item["event"])
        return {"event": item["event"], "at": self._clock(item["at"]), "text": text, "words": words, "sound": sound}

    def _edit(self, edit: Edit) -> dict[str, Any]:
        how, text = self._told.edit(edit)
        return {"how": how, "text": text, "event": edit.event}

    def _unfinished(self) -> str:
        text = self._card.get("unfinished")
        return self._reason(text) if text else ""

    # --- transcript

    def _clock(self, seconds: float) -> str:
        whole = max(0, int(seconds - self._start))
        return f"{whole // 60}:{whole % 60:02d}"

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The rows of the transcript; an event that tells nothing by itself leaves its place to the row before it."""
        spans = cited(self._card["findings"])
        spoken = {item.event: item for item in self._call.spoken}
        row: dict[str, Any] = {"event": 0, "at": self._clock(self._start), "who": "event", "name": "",
                               "parts": [Stretch(self._t("The telephone rings"), "", ())],
                               "notes": [], "places": []}  # fmt: skip
        for n, event in self._call.numbered():
            told = self._row(n, event, spoken.get(n), spans.get(n, ()))
            if told is None:
                row["places"].append(n)
                continue
            yield row
            row = told
        yield row

    def _row(self, n: int, event: Event, item: Turn | Line | None, spans: Iterable[Span]) -> dict[str, Any] | None:
        who, name, at = "event", "", event.at
        if item is not None:
            who, name, at = _who(item), self._speaker(item), item.at
            parts = list(stretches(item.text, spans))
        elif isinstance(event, ColleagueSaid):
            person = self._call.case.colleagues.get(event.by)
            who, name = "inside", person.name if person is not None else event.by
            parts = [Stretch(event.text, "", ())]
        else:
            parts = [Stretch(text, "", ()) for text in (self._told.number(n),) if text]
        if not parts:
            return None
        return {"event": n, "at": self._clock(at), "who": who, "name": name, "parts": parts,
                "notes": self._notes(parts), "places": []}  # fmt: skip

    def _notes(self, parts: Iterable[Stretch]) -> list[dict[str, Any]]:
        named = dict.fromkeys(id for part in parts for id in part.criteria)
        return [
            {"id": id, "clause": self._findings[id]["clause"], "verdict": self._findings[id]["verdict"],
             "title": self._title(id)}
            for id in named
        ]  # fmt: skip

    def _speaker(self, item: Turn | Line) -> str:
        t = self._t
        if isinstance(item, Line):
            return t("Caller")
        who = {"customer": t("You"), "colleague": t("to the colleague"), "supervisor": t("to the supervisor")}[item.to]
        return who if item.was is None else f"{who} · {t('corrected')}"


def _who(item: Turn | Line) -> str:
    if isinstance(item, Line):
        return "customer"
    return "trainee" if item.to == "customer" else "inside"


__all__ = ["MOST_FIXES", "Moment", "Reported", "Words", "report_html"]
