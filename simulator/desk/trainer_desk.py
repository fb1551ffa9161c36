"""The trainer's presenter: what was handed in becomes a list that can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.call.modes import counts
from simulator.desk.after_call import ReviewedCall
from simulator.desk.modes_words import mode_word
from simulator.desk.services import Entry
from simulator.scenario.fields import in_language
from simulator.screen.intentions import FilterCalls
from simulator.screen.trainer_view import SubmittedView, TrainerView
from simulator.screen.views import Notice
from simulator.screen.words import Words


def trainer_view(
    calls: Sequence[ReviewedCall], entries: Sequence[Entry], t: Words, *, trainer: str, wanted: FilterCalls,
    chosen: str, notice: Notice | None = None,
) -> TrainerView:  # fmt: skip
    """The trainer's screen; `calls` has the newest call first."""
    titles = {entry.id: in_language(entry.title, t.language) or entry.id for entry in entries}
    shown = [one for one in calls if fits(one, wanted, titles)]
    if chosen not in {one.entry.id for one in shown}:
        chosen = shown[0].entry.id if shown else ""
    empty = ""
    if not calls:
        empty = t(
            "Nothing has been handed in yet. Practice is private: only what trainees hand in, and tests, come here."
        )
    elif not shown:
        empty = t("No call fits these filters.")
    return TrainerView(
        trainer=trainer, calls=tuple(_call(one, titles, t) for one in shown), chosen=chosen, filter=wanted,
        count=t("{shown} of {all} calls", shown=len(shown), all=len(calls)), empty=empty, notice=notice,
    )  # fmt: skip


def fits(call: ReviewedCall, wanted: FilterCalls, titles: Mapping[str, str]) -> bool:
    """Whether a call passes the filter. Days may be written in part: `2026-03` is that month."""
    entry, standing = call.entry, call.standing
    scenario = f"{titles.get(entry.scenario, '')} {entry.scenario}".lower()
    day = entry.started[:10]
    return (
        wanted.trainee.lower() in entry.trainee.lower()
        and wanted.scenario.lower() in scenario
        and wanted.result in ("", "passed" if call.card["passed"] else "failed")
        and (wanted.disputes != "open" or standing.open_disputes > 0)
        and (wanted.disputes != "any" or bool(standing.disputes))
        and (not wanted.since or day[: len(wanted.since)] >= wanted.since)
        and (not wanted.until or day[: len(wanted.until)] <= wanted.until)
    )


def _call(one: ReviewedCall, titles: Mapping[str, str], t: Words) -> SubmittedView:
    entry, standing, card = one.entry, one.standing, one.card
    waiting = standing.open_disputes
    parts = (
        entry.started.replace("T", " ")[:16], t("{total} points", total=card["total"]),
        t("Passed") if card["passed"] else t("Not passed"),
        mode_word(t, entry.mode) if entry.mode != "practise" else "",
        t("typed") if entry.typed else "", t("Retry") if entry.parent is not None else "",
        t("overruled") if standing.overrules else "",
        t("Disputes waiting for an answer: {count}", count=waiting) if waiting else "",
        "" if standing.seen else t("new"),
    )  # fmt: skip
    return SubmittedView(
        entry.id, f"{entry.trainee} · {titles.get(entry.scenario, entry.scenario)}",
        " · ".join(part for part in parts if part), card["stars"] if counts(entry.mode) else -1,
        not standing.seen, waiting > 0,
    )  # fmt: skip


__all__ = ["fits", "trainer_view"]
