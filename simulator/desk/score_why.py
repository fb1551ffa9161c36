"""Why a verdict is as it is where nothing is to be mended: what it rests on, where it is due, when it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scoring.checks.conditions import REASONS
from simulator.screen.reasons import reason
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.standard import Criterion


def why(finding: Mapping[str, Any], criterion: Criterion | None, t: Words) -> str:
    """What there is to say of a criterion that was met, does not apply or cannot be told; empty for the others."""
    verdict = finding["verdict"]
    if criterion is None or verdict in ("partly", "not_met"):
        return ""
    said = [t("Where it is due: {place}.", place=_due(criterion, t))]
    match verdict:
        case "met" if finding["evidence"]:
            said.insert(0, t("It is met by what is marked below."))
        case "met":
            said.insert(0, t("Nothing in the call speaks against it."))
        case "not_applicable":
            counts = _counts(criterion, (finding["missing"] or {}).get("why", ""))
            if counts:
                said.append(t("It counts where this holds: {condition}.", condition=reason(t, counts)))
        case _:
            said.insert(0, t("It costs nothing; the trainer decides."))
    gap = "" if t.language == "zh" else " "
    return gap.join(said)


def _counts(criterion: Criterion, why: str) -> str:
    """The condition that was not fulfilled, the other way round; empty where it is not one of the rulebook's."""
    for name in criterion.applies:
        holds, fails = REASONS[name]
        if fails == why and holds != fails:
            return holds
    for name in criterion.not_applicable:
        holds, fails = REASONS[name]
        if holds == why and holds != fails:
            return fails
    return ""


def _due(criterion: Criterion, t: Words) -> str:
    """Where in a call a kind of check looks."""
    if criterion.check == "act_required":
        return {"opening": t("in the first words"), "closing": t("at the end")}.get(
            criterion.word("within"), t("throughout the call")
        )
    places = {
        "rings": t("while it rings"), "opening": t("in the first words"),
        "act_after_feeling": t("right after the caller shows a feeling"),
        "apology": t("once it is clear that something went wrong"),
        "listening": t("during or right after the account"),
        "restated_matter": t("once the matter is told"), "restated_facts": t("once a fact is told"),
        "confirmed": t("with the restatement"), "recorded_facts": t("before the record is finished"),
        "promise_recorded": t("before the record is finished"), "result_recorded": t("before the record is finished"),
        "knowledge": t("when the caller asks"), "questions": t("when the caller asks"),
        "understanding_checked": t("after an explanation"), "cause_sought": t("before an answer is given"),
        "owner": t("before the end"), "contact": t("before the end"), "reply_time": t("with every promise"),
        "presence_first": t("before the caller is connected"), "handover": t("before the caller is connected"),
        "briefing": t("before the caller is connected"), "hours": t("when a colleague is away"),
        "recovery": t("after the line was cut"), "identity": t("before anything of the contract is told"),
        "farewell": t("at the end"), "hang_up": t("at the end"), "holds": t("around the wait"),
    }  # fmt: skip
    return places.get(criterion.check, t("throughout the call"))


__all__ = ["why"]
