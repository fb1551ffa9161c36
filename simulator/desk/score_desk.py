"""The scorecard's presenter: the scorecard's JSON values and the rulebook's words become a view-state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from simulator.desk.phrases import clock, grade_word, verdict_word
from simulator.desk.score_why import why
from simulator.scenario.casting import fill
from simulator.scenario.fields import SLOT, in_language
from simulator.screen.reasons import reason
from simulator.screen.score_view import DimensionView, FindingView, QuoteView, ScoreView, VerdictName
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.standard import Criterion, Standard
    from simulator.desk.score_call import ScoredCall

MOST_FIXES = 3
"""Fixes that are shown first."""
_ORDER = {"not_met": 0, "partly": 1, "cannot_tell": 2, "met": 3, "not_applicable": 4}


@dataclass(frozen=True, slots=True)
class Model:
    """How model sentences are shown: in the language of the call, with the call's own values."""

    language: str
    slots: Mapping[str, str]
    """What fills the `<name>` places."""
    happenings: Mapping[int, str]
    """Events without words, by number, in the interface's language."""
    start: float = 0.0
    """When the receiver was lifted, seconds since the first ring: times are shown from there."""

    def sentence(self, criterion: Criterion) -> str:
        """A sentence that would have met the criterion; empty where the rulebook has none."""
        text = criterion.model.get(self.language, "")
        text = fill(text, self.slots)
        return text.replace("<", "(").replace(">", ")")


def score_view(
    card: Mapping[str, Any], standard: Standard, t: Words, title: str, model: Model, *, call: ScoredCall | None = None
) -> ScoreView:
    """The scorecard's screen. `model` shows model sentences in the language of the call.

    With `call` there are the transcript, the timeline and what advice says; the fixes then stand in the order of what
    they win.
    """
    findings = [_finding(one, standard, t, model, call) for one in card["findings"]]
    dear = [view for one, view in zip(card["findings"], findings, strict=True) if one["of"] > one["points"]]
    if call is not None:
        dear.sort(key=lambda view: -call.worth(view.id))
    listed = {one["criterion"] for one in card["findings"]}
    rest = [_bare(ident, verdict, standard, t) for ident, verdict in card["verdicts"].items() if ident not in listed]
    left = [_bare(ident, "", standard, t) for ident in standard.criteria if ident not in card["verdicts"]]
    return ScoreView(
        title=title, total=card["total"], stars=card["stars"], passed=card["passed"],
        verdict=_verdict(card, standard, t),
        cap=_cap(card, standard, t), dimensions=_dimensions(card, standard, t), fixes=tuple(dear[:MOST_FIXES]),
        fixes_title=_fixes_title(t, min(len(dear), MOST_FIXES)),
        findings=(*sorted([*findings, *rest], key=lambda view: _ORDER[view.verdict]), *left),
        standard=f"{in_language(standard.title, t.language)} {card['standard']['version']}",
        wrap_up=_wrap_up(call.wrap_up() if call else None, t), lines=call.lines() if call else (),
        timeline=call.timeline() if call else None,
    )  # fmt: skip


def _wrap_up(seconds: float | None, t: Words) -> str:
    return "" if seconds is None else t("After-call work: {time}", time=clock(seconds))


def _fixes_title(t: Words, count: int) -> str:
    if count == 1:
        return t("One fix that gains most")
    return t("Three fixes that gain most") if count == 3 else t("Fixes that gain most")


def _verdict(card: Mapping[str, Any], standard: Standard, t: Words) -> str:
    if card["passed"]:
        return t("Passed")
    return t("Not passed") if card["cap"] is not None else t("Not passed: {mark} are needed", mark=standard.pass_mark)


def _cap(card: Mapping[str, Any], standard: Standard, t: Words) -> str:
    if card["cap"] is None:
        return ""
    broken = card["auto_fail"] or card.get("barred", ())
    names = t(", ").join(_title(standard.criteria.get(ident), ident, t) for ident in broken)
    if not card["auto_fail"]:
        return t(
            "The call cannot pass ({rules}). It cannot get more than {cap}; without that it had {before}.",
            rules=names, cap=card["cap"], before=card["before_cap"],
        )  # fmt: skip
    return t(
        "A critical rule was broken ({rules}). The call cannot get more than {cap}; without that it had {before}.",
        rules=names, cap=card["cap"], before=card["before_cap"],
    )  # fmt: skip


def _dimensions(card: Mapping[str, Any], standard: Standard, t: Words) -> tuple[DimensionView, ...]:
    found = []
    for ident, dimension in standard.dimensions.items():
        earned = card["dimensions"].get(ident)
        share = None if earned is None else float(Decimal(earned["points"]) / earned["of"])
        points = t("not judged") if earned is None else f"{_plain(Decimal(earned['points']))} / {earned['of']}"
        found.append(DimensionView(ident, in_language(dimension.title, t.language), points, share, dimension.headline))
    return tuple(found)


def _plain(number: Decimal | float | int) -> str:
    """A number without zeros at its end."""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _title(criterion: Criterion | None, ident: str, t: Words) -> str:
    return in_language(criterion.text, t.language) if criterion else ident


def _dimension_title(criterion: Criterion | None, standard: Standard, t: Words) -> str:
    dimension = standard.dimensions.get(criterion.dimension) if criterion else None
    return in_language(dimension.title, t.language) if dimension else ""


def _clause(t: Words, clause: str) -> str:
    """The clauses of the standard; a rule of our own has none of its own there."""
    named = clause.replace("ours", t("house rule"))
    return t("clause {clause}", clause=named) if clause else ""


def _finding(
    one: Mapping[str, Any], standard: Standard, t: Words, model: Model, call: ScoredCall | None
) -> FindingView:
    criterion = standard.criteria.get(one["criterion"])
    verdict = cast(VerdictName, one["verdict"])
    missing = one.get("missing")
    follows = one.get("follows_from")
    failed = verdict in ("partly", "not_met")
    return FindingView(
        id=one["criterion"], title=_title(criterion, one["criterion"], t), clause=_clause(t, one["clause"]),
        dimension=_dimension_title(criterion, standard, t), verdict=verdict, verdict_word=verdict_word(t, verdict),
        grade=grade_word(t, one["class"]), points=f"{_plain(one['points'])} / {one['of']}" if one["of"] else "",
        quotes=tuple(QuoteView(_quote(item, model), clock(item["at"] - model.start))
            for item in one["evidence"]
            if item["quote"]),
        missing=_missing(missing, verdict, t, model) if missing else "",
        model=model.sentence(criterion) if criterion else "",
        follows=_follows(follows, standard, t) if follows else "",
        edits=call.edits(one["criterion"]) if call and failed else (), gain=call.gain(one["criterion"]) if call else "",
        places=call.places(one) if call else (), can_cap=one["class"] == "critical", why=why(one, criterion, t),
        hear=_to_hear(call.spoken(one["criterion"]) if call and failed else "", criterion, model),
    )  # fmt: skip


def _to_hear(advice: str, criterion: Criterion | None, model: Model) -> str:
    """The words of the advice, else a sentence of the rulebook whose places all have values."""
    if advice or criterion is None:
        return advice
    text = fill(criterion.model.get(model.language, ""), model.slots)
    return "" if SLOT.search(text) else text


def _quote(item: Mapping[str, Any], model: Model) -> str:
    happened = model.happenings.get(item["event"])
    return happened or f"“{item['quote']}”"


def _missing(missing: Mapping[str, Any], verdict: VerdictName, t: Words, model: Model) -> str:
    why, due = reason(t, missing["why"], model.slots), reason(t, missing["due"])
    return t("{why} ({due})", why=why, due=due) if verdict in ("partly", "not_met") else why


def _follows(cause: str, standard: Standard, t: Words) -> str:
    return t("Counted once, under: {rule}", rule=_title(standard.criteria.get(cause), cause, t))


def _bare(ident: str, verdict: str, standard: Standard, t: Words) -> FindingView:
    """A criterion that has a verdict but no finding; without a verdict it is not scored in the stage."""
    criterion = standard.criteria.get(ident)
    name = cast(VerdictName, verdict or "not_applicable")
    return FindingView(
        id=ident, title=_title(criterion, ident, t), clause=_clause(t, criterion.clause if criterion else ""),
        dimension=_dimension_title(criterion, standard, t), verdict=name,
        verdict_word=verdict_word(t, name) if verdict else t("Not in this stage"),
        grade=grade_word(t, criterion.class_) if criterion else "", points="",
        quotes=(), missing="", model="", follows="",
    )  # fmt: skip


__all__ = ["MOST_FIXES", "Model", "score_view"]
