"""The history's presenter: kept scorecards become past calls, trends, strengths, and what to train next and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.call.modes import counts
from simulator.desk.modes_words import mode_word
from simulator.desk.services import Entry, PastCall
from simulator.results.progress import Clause, Past, Trend, progress
from simulator.scenario.fields import in_language
from simulator.screen.history_view import HistoryView, PastView, TrendView
from simulator.screen.views import Notice
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.standard import Standard

SHOWN = 20
"""Calls that a trend shows."""


def history_view(
    past: Sequence[PastCall], entries: Sequence[Entry], standard: Standard, t: Words, *, trainee: str, chosen: str,
    notice: Notice | None = None,
) -> HistoryView:  # fmt: skip
    """The history's screen; `past` has the newest call first, `standard` names dimensions and criteria."""
    titles = {entry.id: in_language(entry.title, t.language) or entry.id for entry in entries}
    calls = tuple(_call(one, titles, t) for one in past)
    chosen = chosen if chosen in {one.id for one in calls} else next((one.id for one in calls), "")
    if not past:
        text = t("No call has been scored yet. Take one, and its result stands here.")
        return HistoryView(trainee, (), "", text, notice=notice)
    counted = [one for one in past if counts(one.mode)]
    whole = [one for one in counted if one.parent is None]  # of a retry a part is the call before it
    if not counted:
        text = t(
            "Each sentence was shown before in all calls so far. Take one in practise or test: progress is told from "
            "those."
        )
        return HistoryView(trainee, calls, chosen, "", uncounted=text, notice=notice)
    found = progress([Past(one.id, one.scenario, one.card) for one in whole or counted])
    playable = {entry.id for entry in entries if not entry.error}
    weakest = found.weakest
    again = next((one for one in weakest.scenarios if one in playable), "") if weakest else ""
    return HistoryView(
        trainee=trainee, calls=calls, chosen=chosen, empty="",
        trends=tuple(
            _trend(one, in_language(standard.dimensions[one.name].title, t.language), t)
            for one in found.trends if one.name in standard.dimensions
        ),
        rules=tuple(_trend(one, _name(one.name, standard, t), t) for one in found.rules),
        strongest=_strongest(found.strongest, standard, t), weakest=_weakest(weakest, standard, t, found.calls),
        next_title=_name(weakest.criterion, standard, t) if weakest else "",
        next_why=_why(weakest, titles.get(again, ""), t, found.calls) if weakest else "", next_call=again,
        notice=notice,
    )  # fmt: skip


def _call(one: PastCall, titles: dict[str, str], t: Words) -> PastView:
    card = one.card
    when = one.started.replace("T", " ")[:16]
    result = t("Passed") if card["passed"] else t("Not passed")
    how = (mode_word(t, one.mode) if one.mode != "practise" else "", t("typed") if one.typed else "",
           t("Retry") if one.parent is not None else "")  # fmt: skip
    detail = " · ".join(part for part in (when, t("{total} points", total=card["total"]), result, *how) if part)
    return PastView(one.id, titles.get(one.scenario, one.scenario), detail, card["stars"] if counts(one.mode) else -1)


def _trend(trend: Trend, title: str, t: Words) -> TrendView:
    change = round(100 * trend.change)
    direction = "up" if change > 0 else "down" if change < 0 else "same"
    words = {
        "up": t("up {points}", points=change), "down": t("down {points}", points=-change), "same": t("no change"),
    }  # fmt: skip
    now = t("{share} %", share=round(100 * trend.shares[-1]))
    told = words[direction] if len(trend.shares) > 1 else ""
    return TrendView(trend.name, title, trend.shares[-SHOWN:], now, direction, told)  # type: ignore[arg-type]


def _name(criterion: str, standard: Standard, t: Words) -> str:
    known = standard.criteria.get(criterion)
    return in_language(known.text, t.language) if known else criterion


def _strongest(clause: Clause | None, standard: Standard, t: Words) -> str:
    if clause is None:
        return ""
    return t("{rule} (met in all {count} calls)", rule=_name(clause.criterion, standard, t), count=clause.judged)


def _weakest(clause: Clause | None, standard: Standard, t: Words, calls: int) -> str:
    if clause is None:
        return t("Nothing was lost in the last {count} calls.", count=calls)
    share = round(100 * clause.share)
    return t("{rule} ({share} % of its points)", rule=_name(clause.criterion, standard, t), share=share)


def _why(clause: Clause, title: str, t: Words, calls: int) -> str:
    why = t(
        "It was missed in {missed} of the {judged} calls that asked for it, and cost more than any other rule in your "
        "last {calls} calls.", missed=clause.missed, judged=clause.judged, calls=calls,
    )  # fmt: skip
    if not title:
        return why
    return t("{first} {second}", first=why, second=t("Last time it was lost in the call “{title}”.", title=title))


__all__ = ["SHOWN", "history_view"]
